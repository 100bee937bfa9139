import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { openRevision } from '#server/evaluation/revision-tag.ts';
import type { LiveKey } from '#server/evaluation/snapshot/live-key.ts';
import type { KeyRow, Rows } from '#server/evaluation/snapshot/rows.ts';
import { ListeningPage } from '#tests/support/listening-page.ts';
import { grantRow, hour, keyRow, moment, snapshotOf } from '#tests/support/snapshot-rows.ts';
import { StreamHub, type StreamHubOptions } from './stream-hub.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const quiet = { everybody: false, accountKeys: new Set<string>(), keys: false };
const accountChanged = (...accountKeys: string[]) => ({ ...quiet, accountKeys: new Set(accountKeys) });
const everybodyChanged = { ...quiet, everybody: true };
const patient = { timeout: 10_000, interval: 5 };

interface Wish extends Omit<StreamHubOptions, 'peppers'> {
  readonly key?: Partial<KeyRow>;
  readonly rows?: readonly Rows[];
}

/** A hub on a real server, whose connections would be cut after 200 ms if they were not streams; the clock is the test's. */
async function openHub({ key: keyChanges = {}, rows = [], ...options }: Wish = {}) {
  const clock = { now: moment };
  const keys: Rows = { of: 'keys', rows: [keyRow('one', keyChanges)] };
  const snapshot = snapshotOf(['java'], ['acme', 'globex'], [keys, ...rows]);
  const hub = new StreamHub({ peppers: ['a pepper'], now: () => clock.now, beatMs: 10, ...options });
  const times = {
    requestTimeout: 200,
    headersTimeout: 200,
    keepAliveTimeout: 200,
    connectionsCheckingInterval: 50,
  };
  const server = createServer(times, (request, response) => hub.open(request, response, snapshot, clock.now));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closing.push(async () => {
    await hub.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const key = () => snapshot.key('one') as LiveKey;
  const url = (accountKey: string, contactKey?: string) => hub.urlFor(key(), { accountKey, contactKey });
  const page = async (accountKey: string, contactKey?: string, headers?: Record<string, string>) => {
    const address = url(accountKey, contactKey);
    if (!address) throw new Error('No address was given out.');
    return ListeningPage.open(origin + address, headers);
  };
  /** A page that was told what a new page is told. */
  const settledPage = async (accountKey: string, contactKey?: string) => {
    const opened = await page(accountKey, contactKey);
    await vi.waitFor(() => expect(opened.events).toHaveLength(1), patient);
    return opened;
  };
  return { clock, snapshot, hub, server, origin, key, url, page, settledPage };
}

test('a page is told to ask again when it opens its stream', async () => {
  const { settledPage, snapshot } = await openHub();
  snapshot.position = { ...snapshot.position, revision: 17 };
  const page = await settledPage('acme');
  expect(page.status).toBe(200);
  expect(page.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    'access-control-allow-origin': '*',
  });
  const told = JSON.parse(page.events[0]?.data ?? '');
  expect(told).toEqual({ type: 'refetchEvaluation', etag: expect.any(String) });
  expect(openRevision(told.etag, snapshot.position.epoch)).toBe(17);
  expect(page.events[0]?.id).toMatch(/./);
  expect(page.retryMs).toBeGreaterThanOrEqual(2_000);
  expect(page.retryMs).toBeLessThan(10_000);
});

test('an account that nobody knows may listen and is told when it comes to be', async () => {
  const { settledPage, hub, snapshot } = await openHub();
  const page = await settledPage('nobody');
  hub.told(accountChanged('nobody'), snapshot);
  await vi.waitFor(() => expect(page.events).toHaveLength(2), patient);
});

test('who comes back with the last id is told only if they missed something', async () => {
  const { page, settledPage, hub, snapshot, clock } = await openHub();
  const { lastId = '' } = await settledPage('acme');
  const back = await page('acme', undefined, { 'last-event-id': lastId });
  hub.told(accountChanged('globex'), snapshot);
  clock.now += 1_000;
  await vi.waitFor(() => expect(back.comments).toBeGreaterThan(0), patient);
  expect(back.events).toEqual([]);
  const current = { 'last-event-id': back.lastId ?? '' };
  expect(back.lastId).not.toBe(lastId);
  hub.told(accountChanged('acme'), snapshot);
  await vi.waitFor(() => expect(back.events).toHaveLength(1), patient);
  const late = await page('acme', undefined, current);
  await vi.waitFor(() => expect(late.events).toHaveLength(1), patient);
});

test('only pages of the account that changed are told, and everybody of a change to everybody', async () => {
  const { settledPage, hub, snapshot } = await openHub();
  const acme = await settledPage('acme');
  const ada = await settledPage('acme', 'ada');
  const globex = await settledPage('globex');
  hub.told(accountChanged('acme', 'initech'), snapshot);
  await vi.waitFor(() => expect([acme, ada].map((page) => page.events.length)).toEqual([2, 2]), patient);
  hub.told(everybodyChanged, snapshot);
  await vi.waitFor(
    () => expect([acme, ada, globex].map((page) => page.events.length)).toEqual([3, 3, 2]),
    patient,
  );
});

test('twenty changes in a row are told as a few', async () => {
  const { settledPage, hub, snapshot } = await openHub();
  const page = await settledPage('acme');
  for (let change = 0; change < 20; change++) {
    hub.told(accountChanged('acme'), snapshot);
    await sleep(20);
  }
  const last = page.events.length;
  await vi.waitFor(() => expect(page.events.length).toBeGreaterThan(last), patient);
  await sleep(400);
  expect(page.events.length).toBeGreaterThanOrEqual(3);
  expect(page.events.length).toBeLessThanOrEqual(8);
});

test('a grant that begins and ends by the clock alone is told to its account', async () => {
  const grant = grantRow('java', 'acme', { startsAt: moment + hour, endsAt: moment + 2 * hour });
  const { settledPage, clock, page } = await openHub({ rows: [{ of: 'grants', rows: [grant] }] });
  const acme = await settledPage('acme');
  const globex = await settledPage('globex');
  clock.now = moment + hour - 1;
  await vi.waitFor(() => expect(acme.lastId).toContain(String(clock.now)), patient);
  const before = acme.lastId ?? '';
  expect(acme.events).toHaveLength(1);
  clock.now = moment + hour;
  await vi.waitFor(() => expect(acme.events).toHaveLength(2), patient);
  const away = await page('acme', undefined, { 'last-event-id': before });
  await vi.waitFor(() => expect(away.events).toHaveLength(1), patient);
  clock.now = moment + 2 * hour;
  await vi.waitFor(() => expect(acme.events).toHaveLength(3), patient);
  expect(globex.events).toHaveLength(1);
});

test('time goes on for a page when the one before it left without having been told', async () => {
  const grant = grantRow('java', 'acme', { startsAt: moment + hour, endsAt: moment + 2 * hour });
  const { settledPage, clock, page, hub } = await openHub({
    arrivalsPerSecond: 1,
    rows: [{ of: 'grants', rows: [grant] }],
  });
  const { lastId = '' } = await settledPage('globex');
  const waiting = await page('acme');
  const current = await page('acme', undefined, { 'last-event-id': lastId });
  clock.now = moment + hour;
  await vi.waitFor(() => expect(current.events).toHaveLength(1), patient);
  waiting.leave();
  await vi.waitFor(() => expect(hub.counts.open).toBe(2), patient);
  clock.now = moment + 2 * hour;
  await vi.waitFor(() => expect(current.events).toHaveLength(2), patient);
});

test('when the clock is set back everybody is told', async () => {
  const { settledPage, clock } = await openHub();
  const page = await settledPage('acme');
  clock.now -= hour;
  await vi.waitFor(() => expect(page.events).toHaveLength(2), patient);
});

test('streams of a key that is revoked or expires are closed, and refused from then on', async () => {
  const { settledPage, hub, snapshot, clock, origin, url } = await openHub({
    key: { expiresAt: moment + hour },
  });
  const expiring = await settledPage('acme');
  const address = url('acme');
  clock.now = moment + hour;
  await vi.waitFor(() => expect(expiring.ended).toBe(true), patient);
  clock.now = moment;
  const page = await settledPage('acme');
  snapshot.apply([{ of: 'keys', rows: [keyRow('one', { revokedAt: moment })] }], moment);
  hub.told({ ...quiet, keys: true }, snapshot);
  await vi.waitFor(() => expect(page.ended).toBe(true), patient);
  const refused = await ListeningPage.open(origin + address);
  expect(refused.status).toBe(401);
  expect(hub.counts).toMatchObject({ open: 0, opened: 2, refused: 1 });
});

test('whoever has no token of ours is refused with JSON that any page can read', async () => {
  const { origin } = await openHub();
  for (const query of ['', '?', '?token=', '?token=a.b', `?token=${'a'.repeat(5_000)}`]) {
    const answer = await fetch(`${origin}/ofrep/v1/events${query}`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toEqual({
      errorCode: 'GENERAL',
      errorDetails: expect.stringContaining('token'),
      metadata: {},
    });
  }
});

test('a full key gives out no more addresses, but who has a stream keeps theirs', async () => {
  const { settledPage, url, origin, hub } = await openHub({ key: { maxStreams: 2 } });
  const addresses = ['acme', 'globex', 'initech'].map((accountKey) => url(accountKey));
  const acme = await settledPage('acme');
  await settledPage('globex');
  expect(['acme', 'globex', 'initech'].map((accountKey) => url(accountKey))).toEqual([
    ...addresses.slice(0, 2),
    undefined,
  ]);
  const refused = await fetch(origin + addresses[2]);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await refused.json()).toMatchObject({ errorCode: 'GENERAL', metadata: {} });
  expect(hub.counts).toMatchObject({ open: 2, refused: 1 });
  acme.leave();
  await vi.waitFor(() => expect(url('initech')).toBe(addresses[2]), patient);
});

test('a page with a stream gets another one even where it is full, in place of its oldest', async () => {
  const { settledPage, hub } = await openHub({ limit: 1 });
  const first = await settledPage('acme');
  const second = await settledPage('acme');
  await vi.waitFor(() => expect(first.ended).toBe(true), patient);
  expect(second.ended).toBe(false);
  expect(hub.counts).toMatchObject({ open: 1, refused: 0 });
});

test('pages that arrive together are let in at once and told one after the other', async () => {
  const { page, hub } = await openHub({ arrivalsPerSecond: 20 });
  const pages = await Promise.all(Array.from({ length: 40 }, (_, place) => page(`account-${place}`)));
  expect(hub.counts.open).toBe(40);
  expect(pages.filter(({ events }) => events.length > 0).length).toBeLessThan(40);
  await vi.waitFor(() => expect(pages.every(({ events }) => events.length === 1)).toBe(true), patient);
});

test('a stream lives on quietly with a heartbeat, whatever the timeouts of requests', async () => {
  const { settledPage } = await openHub();
  const page = await settledPage('acme');
  await sleep(600);
  await vi.waitFor(() => expect(page.comments).toBeGreaterThan(1), patient);
  expect(page.ended).toBe(false);
  expect(page.events).toHaveLength(1);
});

test('who does not read is cut off and the others are still told', async () => {
  const { page, settledPage, hub, server, snapshot } = await openHub();
  const reading = await settledPage('acme');
  const fill = Promise.withResolvers<() => void>();
  server.once('request', (_request, response) =>
    fill.resolve(() => response.write(`:${' '.repeat(16_000_000)}\n\n`)),
  );
  const stuck = await page('acme');
  stuck.stopReading();
  (await fill.promise)();
  hub.told(accountChanged('acme'), snapshot);
  await vi.waitFor(() => expect(hub.counts).toMatchObject({ open: 1, closedSlow: 1 }), patient);
  await vi.waitFor(() => expect(reading.events.length).toBeGreaterThan(1), patient);
  stuck.readOn();
  await vi.waitFor(() => expect(stuck.ended).toBe(true), patient);
});

test('at the end every stream is ended with a moment to come back, and whoever comes then is sent away alike', async () => {
  const { settledPage, hub, origin, url } = await openHub();
  const pages = await Promise.all(Array.from({ length: 20 }, (_, place) => settledPage(`account-${place}`)));
  const address = url('acme');
  await hub.close();
  await vi.waitFor(() => expect(pages.every(({ ended }) => ended)).toBe(true), patient);
  expect(new Set(pages.map(({ retryMs }) => retryMs)).size).toBeGreaterThan(10);
  const late = await ListeningPage.open(origin + address);
  await vi.waitFor(() => expect(late.ended).toBe(true), patient);
  expect({ status: late.status, events: late.events, open: hub.counts.open }).toEqual({
    status: 200,
    events: [],
    open: 0,
  });
  expect(late.retryMs).toBeGreaterThanOrEqual(2_000);
});

test('addresses are the same in every process', async () => {
  const [one, other] = [await openHub(), await openHub()];
  expect(one.url('acme', 'ada')).toMatch(/^\/ofrep\/v1\/events\?token=[\w.-]+$/);
  expect(one.url('acme', 'ada')).toBe(other.url('acme', 'ada'));
  expect(
    new Set([one.url('acme'), one.url('acme', 'ada'), one.url('acmeada'), one.url('acme', 'a')]).size,
  ).toBe(4);
});
