import { beforeAll, describe, expect, test, vi } from 'vitest';
import { startEvaluation } from '#tests/support/evaluation-server.ts';
import { askBulk } from '#tests/support/ofrep-ask.ts';
import { openEvents } from '#tests/support/ofrep-events.ts';
import {
  bulkPath,
  type MadeKey,
  type OfrepHouse,
  openOfrepHouse,
  pageOrigin,
} from '#tests/support/ofrep-house.ts';

const second = { timeout: 5_000, interval: 20 };

let ofrep: OfrepHouse;
let browser: MadeKey;
let grantId: string;

beforeAll(async () => {
  ofrep = await openOfrepHouse();
  grantId = await ofrep.unlock(await ofrep.offer('granted'), await ofrep.account('acme'));
  await ofrep.account('globex');
  browser = await ofrep.newKey({ kind: 'client', origins: [pageOrigin], proofRequired: false });
});

const ask = (account = 'acme') => askBulk(ofrep, browser.key, account);
const listen = (uri: string | undefined, headers = {}) => openEvents(`${ofrep.server.url}${uri}`, headers);

/** A change that every page of the account sees: its variant is told. */
async function turn(variant: 'on' | 'off'): Promise<void> {
  await ofrep.house.sql`update grants set variant = ${variant} where id = ${grantId}`;
}

describe('2. a stream that is advertised is never refused', () => {
  test('what is advertised opens, with an address that stays, and that the ETag covers', async () => {
    const first = await ask();
    expect(first.streamUri).toMatch(/^\/ofrep\/v1\/events\?token=[\w.~%-]+$/);
    const stream = await listen(first.streamUri, { origin: pageOrigin });
    expect([stream.status, stream.headers['content-type']]).toEqual([200, 'text/event-stream']);
    expect(stream.headers['access-control-allow-origin']).toMatch(/^(\*|https:\/\/app\.example\.com)$/);
    stream.close();
    await turn('off');
    await ofrep.settled();
    expect((await ask()).streamUri).toBe(first.streamUri);
    await turn('on');
    await ofrep.settled();
    const restarted = await startEvaluation(ofrep.house.url);
    expect((await askBulk({ server: restarted }, browser.key, 'acme')).streamUri).toBe(first.streamUri);
    expect((await ask('globex')).streamUri).not.toBe(first.streamUri);
  });

  test('at capacity none is advertised, with another ETag; with room again it is', async () => {
    const small = await ofrep.newKey({ kind: 'client', origins: ['*'], proofRequired: false, maxStreams: 1 });
    const first = await askBulk(ofrep, small.key, 'acme');
    const roomy = await askBulk(ofrep, small.key, 'globex');
    const stream = await listen(first.streamUri);
    expect(stream.status).toBe(200);
    expect((await askBulk(ofrep, small.key, 'acme')).streamUri).toBe(first.streamUri);
    const full = await askBulk(ofrep, small.key, 'globex');
    expect(full.body).not.toHaveProperty('eventStreams');
    expect(full.etag).not.toBe(roomy.etag);
    expect(full.body?.flags).toEqual(roomy.body?.flags);
    stream.close();
    await expect
      .poll(async () => (await askBulk(ofrep, small.key, 'globex')).streamUri, second)
      .toBe(roomy.streamUri);
    const none = await ofrep.newKey({ kind: 'client', origins: ['*'], proofRequired: false, maxStreams: 0 });
    expect((await askBulk(ofrep, none.key, 'acme')).body).not.toHaveProperty('eventStreams');
  });

  test('a revoked key loses its streams and its answers at once', async () => {
    const doomed = await ofrep.newKey({ kind: 'client', origins: ['*'], proofRequired: false });
    const { streamUri } = await askBulk(ofrep, doomed.key, 'acme');
    const stream = await listen(streamUri);
    await ofrep.house.sql`update api_keys set revoked_at = now() where id = ${doomed.keyId}`;
    await vi.waitUntil(() => stream.isOver(), second);
    expect((await askBulk(ofrep, doomed.key, 'acme')).status).toBe(401);
    expect((await listen(streamUri)).status).not.toBe(200);
  });
});

describe('3. a stream says when to ask again, and no more often than needed', () => {
  test('on connecting, unless the last event was heard; with all headers that a proxy reads', async () => {
    const { streamUri } = await ask();
    const stream = await listen(streamUri);
    const [first] = await stream.heard(1);
    expect(first?.data.type).toBe('refetchEvaluation');
    expect(first?.id).toMatch(/^\S+$/);
    expect(stream.text()).toMatch(/^retry: ?\d+$/m);
    expect(stream.headers['cache-control']).toBe('no-cache, no-transform');
    expect(stream.headers['x-accel-buffering']).toBe('no');
    stream.close();
    const current = await listen(streamUri, { 'last-event-id': String(first?.id) });
    const missed = await listen(streamUri, { 'last-event-id': 'long-ago' });
    await missed.heard(1);
    expect(current.events()).toEqual([]);
    current.close();
    missed.close();
  });

  test('the account that changed is told, the other is not, and a burst is told in few events', async () => {
    const [ours, theirs] = await Promise.all([
      listen((await ask()).streamUri),
      listen((await ask('globex')).streamUri),
    ]);
    await Promise.all([ours.heard(1), theirs.heard(1)]);
    await turn('off');
    const [, event] = await ours.heard(2);
    expect(event?.data).toMatchObject({ type: 'refetchEvaluation' });
    const hinted = new URLSearchParams();
    if (event?.data.etag !== undefined) hinted.set('flagConfigEtag', String(event.data.etag));
    if (event?.data.lastModified !== undefined)
      hinted.set('flagConfigLastModified', String(event.data.lastModified));
    const body = { context: { targetingKey: 'acme' } };
    const answer = await ofrep.server.ask(`${bulkPath}?${hinted}`, browser.key, body);
    const { flags } = (await answer.json()) as { flags: { key: string; variant: string }[] };
    expect(flags.find(({ key }) => key === 'granted')?.variant).toBe('off');
    const told = ours.events().length;
    for (let change = 0; change < 20; change++) {
      await turn(change % 2 === 0 ? 'on' : 'off');
      await new Promise((resolve) => setTimeout(resolve, 70));
    }
    await turn('on');
    await ofrep.settled();
    await ours.heard(told + 1);
    expect(ours.events().length - told).toBeLessThan(14);
    expect(theirs.events()).toHaveLength(1);
    ours.close();
    theirs.close();
  });

  test('its address is not the key, and leaves the origin to the client', async () => {
    const [stream] = (await ask()).body?.eventStreams ?? [];
    expect(Object.keys(stream ?? {}).toSorted()).toEqual(['endpoint', 'inactivityDelaySec', 'type']);
    expect(Object.keys(stream?.endpoint ?? {})).toEqual(['requestUri']);
    expect(stream?.endpoint?.requestUri).not.toContain(browser.key.slice(-20));
  });
});
