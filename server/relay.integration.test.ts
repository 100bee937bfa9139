import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { type RunningRelay, runRelay } from '#tests/support/run-relay.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const flags = '/ofrep/v1/evaluate/flags';
const token = 'metrics-token-of-this-test';
const unreachable = 'postgres://nobody:nothing@127.0.0.1:1/none';
let house: TestHouse;
let key: string;
let relay: RunningRelay;

beforeAll(async () => {
  house = await openTestHouse();
  const input = { name: 'App', kind: 'server', environmentKey: 'production' };
  key = String((await house.done(createKeyVerb, 'admin', input)).key);
  await house.open();
  await house.account('sales', { key: 'acme' });
  relay = await runRelay({
    DATABASE_URL: house.url,
    LOG_LEVEL: 'trace',
    METRICS_TOKEN: token,
    DRAIN_SECONDS: '1',
  });
  await relay.untilReady();
});

const ask = (url: string, init: RequestInit = {}) =>
  fetch(url + flags, {
    method: 'POST',
    body: JSON.stringify({ context: { targetingKey: 'acme' } }),
    ...init,
    headers: { authorization: `Bearer ${key}`, ...init.headers },
  });

/** Sends exactly these lines and returns the first that comes back, and the body. */
function raw(lines: string): Promise<string> {
  return new Promise((done, fail) => {
    let text = '';
    const socket = connect(relay.port, '127.0.0.1', () =>
      socket.write(`${lines}\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('end', () => done(text)).on('error', fail);
  });
}

test('it needs the database and nothing else, and answers evaluations', async () => {
  expect((await ask(relay.url)).status).toBe(200);
  const ready = await fetch(`${relay.url}/readyz`);
  expect(await ready.json()).toMatchObject({
    status: 'ready',
    database: 'known',
    snapshot: { revision: expect.any(Number) },
  });
  for (const path of ['/healthz', '/readyz'])
    expect((await fetch(relay.url + path, { method: 'HEAD' })).status, path).toBe(200);
});

test('a second one beside the same database answers the same', async () => {
  const second = await runRelay({
    LATCHKEY_RELAY_DATABASE_URL: house.url,
    DATABASE_URL: unreachable,
    LOG_LEVEL: 'warn',
  });
  await second.untilReady();
  const [one, other] = await Promise.all([ask(relay.url), ask(second.url)]);
  expect(await other.text()).toBe(await one.text());
  expect(await second.stop()).toBe(0);
  expect(second.output()).toBe('');
});

describe('whatever is not an evaluation', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/sign-in'],
    ['POST', '/api/trpc/features.list'],
    ['GET', '/accounts/%E0%A4'],
    ['GET', '/%'],
  ])('%s %s is not found, in JSON', async (method, path) => {
    const answer = await fetch(relay.url + path, { method });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: { message: 'There is nothing at this address.' } });
  });

  test.each([
    'TRACE / HTTP/1.1',
    'TRACE /healthz HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'DELETE / HTTP/1.1',
    'PROPFIND / HTTP/1.1',
  ])('%s is a method that nothing takes', async (line) => {
    expect(await raw(line)).toMatch(
      /^HTTP\/1\.1 405 [\s\S]*allow: GET, HEAD, POST, OPTIONS[\s\S]*\{"error":/,
    );
  });
});

test('every answer names the request, by the name of the proxy in front if there is one', async () => {
  const nobody = { authorization: 'Bearer nonsense' };
  const own = (await ask(relay.url, { headers: nobody })).headers.get('x-request-id') ?? '';
  expect(own).toMatch(/^[0-9a-f]{12}-\d+$/);
  const named = await ask(relay.url, { headers: { ...nobody, 'x-request-id': 'proxy-7' } });
  expect(named.headers.get('x-request-id')).toBe('proxy-7');
  expect((await ask(relay.url)).headers.get('x-request-id')).toMatch(/^[0-9a-f]{12}-\d+$/);
  await expect.poll(() => relay.output()).toContain(`"requestId":"${own}"`);
});

describe('metrics', () => {
  const metrics = (authorization?: string) =>
    fetch(`${relay.url}/metrics`, { headers: authorization ? { authorization } : {} });

  test('are for whoever sends the token', async () => {
    for (const wrong of [undefined, 'Bearer wrong', `Basic ${token}`, `Bearer ${token}x`]) {
      const answer = await metrics(wrong);
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
  });

  test('count answers, refusals and time, and tell what is loaded', async () => {
    await ask(relay.url);
    const { etag } = Object.fromEntries((await ask(relay.url)).headers);
    expect((await ask(relay.url, { headers: { 'if-none-match': etag ?? '' } })).status).toBe(304);
    await ask(relay.url, { headers: { authorization: 'Bearer nonsense' } });
    const answer = await metrics(`Bearer ${token}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await answer.text();
    const value = (name: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1],
      );
    expect(value('latchkey_evaluations_total{route="bulk",outcome="ok"}')).toBeGreaterThanOrEqual(2);
    expect(value('latchkey_evaluations_total{route="bulk",outcome="not_modified"}')).toBe(1);
    expect(value('latchkey_evaluations_total{route="bulk",outcome="401"}')).toBeGreaterThanOrEqual(1);
    const all = value('latchkey_evaluation_seconds_count{route="bulk"}');
    expect(all).toBeGreaterThanOrEqual(4);
    expect(value('latchkey_evaluation_seconds_bucket{route="bulk",le="+Inf"}')).toBe(all);
    expect(value('latchkey_evaluation_seconds_sum{route="bulk"}')).toBeGreaterThan(0);
    expect([value('latchkey_snapshot_features'), value('latchkey_snapshot_accounts')]).toEqual([1, 1]);
    expect(value('latchkey_snapshot_age_seconds')).toBeLessThan(60);
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(0);
  });
});

test('its log, at the most talkative level, holds no key, cookie or token', async () => {
  const secret = key.slice(-43);
  const proof = 'eyJhbGciOiJFUzI1NiJ9.eyJhY2NvdW50IjoiYWNtZSJ9.c2lnbmF0dXJlLW9mLXRoaXMtdGVzdA';
  const cookie = 'session=cookie-of-this-test';
  await ask(relay.url, { headers: { 'x-api-key': key, 'x-latchkey-context': proof, cookie } });
  await ask(relay.url, { headers: { authorization: `Bearer ${key}`, 'x-latchkey-context': proof } });
  for (const path of [
    `/ofrep/v1/events?token=${proof}`,
    `${flags}/${key}`,
    `${flags}/x?key=${key}`,
    `/${key}?token=${secret}`,
  ])
    for (const method of ['GET', 'POST'])
      await fetch(relay.url + path, { method, headers: { 'x-api-key': key, cookie } });
  await fetch(`${relay.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  await expect.poll(() => relay.output()).toContain('"path":"/metrics"');
  const output = relay.output();
  expect(output).toContain('"path":"/ofrep/v1/events"');
  for (const [what, hidden] of Object.entries({
    secret,
    proof,
    signature: proof.split('.')[2] ?? '',
    cookie,
    token,
  }))
    expect(output.includes(hidden), what).toBe(false);
  expect(output).not.toContain(new URL(house.url).password);
});

test('with the database away it starts, says that it is not ready, and shows no metrics to anybody', async () => {
  const lonely = await runRelay({ DATABASE_URL: unreachable, LOG_LEVEL: 'silent' });
  const ready = await fetch(`${lonely.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'starting', database: 'away' }]);
  expect((await ask(lonely.url)).status).toBe(503);
  const metrics = await fetch(`${lonely.url}/metrics`, { headers: { authorization: 'Bearer ' } });
  expect([metrics.status, await metrics.json()]).toEqual([
    404,
    { error: { message: expect.stringContaining('METRICS_TOKEN') } },
  ]);
  expect(await lonely.stop()).toBe(0);
});

test('it starts from its copy on disk with the database away, and answers as before', async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'latchkey-copy-'));
  const before = await runRelay({ DATABASE_URL: house.url, DATA_DIR, LOG_LEVEL: 'warn' });
  await before.untilReady();
  const said = await (await ask(before.url)).text();
  expect(await before.stop()).toBe(0);
  const admin = postgres(inject('adminUrl'), { max: 1 });
  const { database } = house.sql.options;
  await admin`alter database ${admin(database)} with allow_connections false`;
  try {
    const after = await runRelay({ DATABASE_URL: house.url, DATA_DIR, LOG_LEVEL: 'silent' });
    expect(await (await ask(after.url)).text()).toBe(said);
    const ready = await fetch(`${after.url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ready', startedFrom: 'disk' }]);
    await expect
      .poll(async () => await (await fetch(`${after.url}/readyz`)).json(), { timeout: 10_000 })
      .toMatchObject({ status: 'ready', database: 'away' });
    expect(await after.stop()).toBe(0);
  } finally {
    await admin`alter database ${admin(database)} with allow_connections true`;
    await admin.end();
    rmSync(DATA_DIR, { recursive: true, force: true });
  }
});

test('while it stops it says so, goes on answering and closes each connection', async () => {
  const stopped = relay.stop();
  await expect.poll(async () => (await fetch(`${relay.url}/readyz`)).status, { interval: 20 }).toBe(503);
  const answer = await ask(relay.url);
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  expect(await stopped).toBe(0);
  await sleep(50);
  const [used] = await house.sql`select last_used_at is not null as noted from api_keys`;
  expect(used?.noted).toBe(true);
});
