import { createPrivateKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { type EvaluationServer, startEvaluation } from '#tests/support/evaluation-server.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const bulk = '/ofrep/v1/evaluate/flags';
const page = 'https://app.example.com';
const acme = { context: { targetingKey: 'acme' } };
let house: TestHouse;
let server: EvaluationServer;

async function createKey(changes: object) {
  const input = { name: 'Page', kind: 'client', environmentKey: 'production', origins: [page], ...changes };
  return house.done(createKeyVerb, 'admin', input, { now: new Date() });
}

beforeAll(async () => {
  house = await openTestHouse();
  const shown = await house.feature('pm', { key: 'shown' });
  await house.feature('pm', { key: 'hidden' });
  await house.sql`update features set visible_to_clients = true where id = ${shown}`;
  server = await startEvaluation(house.url);
});

/** Asks as a page would; the server knows a new key as soon as it was told of it. */
async function ask(key: unknown, path: string, body: unknown, headers: Record<string, string> = {}) {
  await server.evaluator.following.catchUp();
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, origin: page, ...headers },
    body: JSON.stringify(body),
  });
}

describe('a client key', () => {
  test('tells a page of visible features only', async () => {
    const { key } = await createKey({ proofRequired: false });
    const one = await ask(key, `${bulk}/shown`, acme);
    expect(await one.json()).toEqual({
      key: 'shown',
      value: false,
      variant: 'off',
      reason: 'DEFAULT',
      metadata: {},
    });
    const hidden = await ask(key, `${bulk}/hidden`, acme);
    expect([hidden.status, await hidden.json()]).toMatchObject([404, { errorCode: 'FLAG_NOT_FOUND' }]);
    const all = (await (await ask(key, bulk, acme)).json()) as { flags: { key: string }[] };
    expect(all.flags.map((flag) => flag.key)).toEqual(['shown']);
  });

  test('is for the pages that it names', async () => {
    const { key } = await createKey({ proofRequired: false });
    const refused = await ask(key, bulk, acme, { origin: 'https://elsewhere.example.com' });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, '*']);
    expect(await refused.json()).toMatchObject({
      errorDetails: expect.stringContaining('elsewhere.example.com'),
    });
    const { key: open } = await createKey({ proofRequired: false, origins: ['*'] });
    expect((await ask(open, bulk, acme, { origin: 'null' })).status).toBe(200);
  });

  test('lets its page read every answer, 304 and errors too', async () => {
    const { key } = await createKey({ proofRequired: false });
    const first = await ask(key, bulk, acme);
    const etag = first.headers.get('etag') ?? '';
    const unchanged = await ask(key, bulk, acme, { 'if-none-match': etag });
    const broken = await ask(key, bulk, {});
    const unknown = await ask('nonsense', bulk, acme);
    expect([first, unchanged, broken, unknown].map(({ status }) => status)).toEqual([200, 304, 400, 401]);
    for (const { headers } of [first, unchanged, broken, unknown]) {
      expect([page, '*']).toContain(headers.get('access-control-allow-origin'));
      expect(headers.get('access-control-expose-headers')).toBe('ETag, Retry-After');
    }
    expect(first.headers.get('vary')).toBe('Origin');
  });
});

test('a server key is not for pages', async () => {
  const { key } = await createKey({ kind: 'server', origins: [] });
  const answer = await ask(key, bulk, acme);
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, null]);
});

test('a preflight names the headers that SDKs send, without a key', async () => {
  const headers = { origin: page, 'access-control-request-method': 'POST' };
  const answer = await fetch(`${server.url}${bulk}/shown`, { method: 'OPTIONS', headers });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  const allowed = answer.headers.get('access-control-allow-headers')?.toLowerCase();
  for (const name of ['content-type', 'authorization', 'x-api-key', 'if-none-match', 'x-latchkey-context'])
    expect(allowed).toContain(name);
});

describe('an account must be proven', () => {
  const token = (proofKey: unknown, sub: string) =>
    new SignJWT({ sub })
      .setProtectedHeader({ alg: 'ES256' })
      .setExpirationTime('5m')
      .sign(createPrivateKey(String(proofKey)));

  test('with a token of the backend that the key came with', async () => {
    const { key, proofKey } = await createKey({});
    const proof = { 'x-latchkey-context': await token(proofKey, 'acme') };
    expect((await ask(key, bulk, acme, proof)).status).toBe(200);
    const other = await ask(key, bulk, { context: { targetingKey: 'globex' } }, proof);
    expect([other.status, await other.json()]).toMatchObject([400, { errorCode: 'INVALID_CONTEXT' }]);
    const none = await ask(key, `${bulk}/shown`, acme);
    expect([none.status, await none.json()]).toMatchObject([401, { key: 'shown', errorCode: 'GENERAL' }]);
    const { proofKey: foreign } = await createKey({});
    const forged = await ask(key, bulk, acme, { 'x-latchkey-context': await token(foreign, 'acme') });
    expect(forged.status).toBe(401);
  });
});

describe('a quota', () => {
  test('is one for each key and kind, and says when to come back in whole seconds', async () => {
    const { key } = await createKey({ proofRequired: false, singlePerSecond: 2, bulkPerSecond: 1 });
    const statuses = async (path: string, times: number) => {
      const answers = [];
      for (let turn = 0; turn < times; turn++) answers.push(await ask(key, path, acme));
      return answers;
    };
    const singles = await statuses(`${bulk}/shown`, 12);
    const refused = singles.filter(({ status }) => status === 429);
    expect(singles.slice(0, 4).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(await refused[0]?.json()).toMatchObject({ key: 'shown', errorCode: 'GENERAL', metadata: {} });
    expect((await ask(key, bulk, acme)).status).toBe(200);
    const { key: another } = await createKey({ proofRequired: false, singlePerSecond: 2 });
    expect((await ask(another, `${bulk}/shown`, acme)).status).toBe(200);
  });
});
