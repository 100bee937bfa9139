import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectEvaluation, expectRefusal, expectSound, jsonType } from '#tests/support/ofrep-answer-check.ts';
import { bulkPath, type OfrepHouse, openOfrepHouse, pageOrigin } from '#tests/support/ofrep-house.ts';
import { proveAccount } from '#tests/support/ofrep-proof.ts';
import type { OfrepRoute } from '#tests/support/ofrep-schema.ts';
import type { WireAnswer } from '#tests/support/ofrep-wire.ts';

let ofrep: OfrepHouse;
const keys: Record<string, string> = {};
const proofs: Record<string, string> = {};

beforeAll(async () => {
  ofrep = await openOfrepHouse();
  await ofrep.unlock(await ofrep.offer('granted'), await ofrep.account('acme'));
  const hidden = await ofrep.offer('hidden');
  await ofrep.house.sql`update features set visible_to_clients = false where id = ${hidden}`;
  const browser = { kind: 'client' as const, origins: [pageOrigin] };
  const [server, client, proven, slow, expired, revoked] = await Promise.all([
    ofrep.newKey(),
    ofrep.newKey({ ...browser, proofRequired: false }),
    ofrep.newKey(browser),
    ofrep.newKey({ ...browser, proofRequired: false, singlePerSecond: 1, bulkPerSecond: 1 }),
    ofrep.newKey(),
    ofrep.newKey(),
  ]);
  Object.assign(keys, { server: server.key, client: client.key, proven: proven.key, slow: slow.key });
  Object.assign(keys, { expired: expired.key, revoked: revoked.key, forged: `${server.key.slice(0, -2)}AA` });
  await ofrep.house
    .sql`update api_keys set expires_at = now() - interval '1 hour' where id = ${expired.keyId}`;
  await ofrep.house.sql`update api_keys set revoked_at = now() where id = ${revoked.keyId}`;
  const proofKey = String(proven.proofKey);
  Object.assign(proofs, {
    acme: await proveAccount(proofKey, 'acme'),
    ada: await proveAccount(proofKey, 'acme', { contact: 'ada@acme.test' }),
    old: await proveAccount(proofKey, 'acme', { seconds: -3_600 }),
    long: await proveAccount(proofKey, 'acme', { seconds: 86_400 }),
    nonsense: 'nonsense',
  });
  await ofrep.settled();
});

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly key?: string;
  readonly proof?: string;
  readonly origin?: string;
  readonly body?: unknown;
}

function ask({
  method = 'POST',
  path = bulkPath,
  key,
  proof,
  origin,
  body = acme,
}: Asked): Promise<WireAnswer> {
  const headers = {
    ...(key && { authorization: `Bearer ${keys[key]}` }),
    ...(proof && { 'x-latchkey-context': proofs[proof] }),
    ...(origin && { origin }),
  };
  return new Promise((resolve, reject) => {
    const asking = request(`${ofrep.server.url}${path}`, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const given = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
        const said = Buffer.concat(chunks).toString();
        resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(given), body: said });
      });
    });
    asking.on('error', reject);
    asking.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

const acme = { context: { targetingKey: 'acme' } };
const oneFlag = `${bulkPath}/granted`;
const page = { origin: pageOrigin };
const proven = { ...page, key: 'proven' };

const refusals: [name: string, status: number, code: string, asked: Asked][] = [
  ['nothing at this address', 404, 'GENERAL', { path: '/ofrep/v1/evaluate' }],
  ['nothing below a flag', 404, 'GENERAL', { path: `${oneFlag}/more` }],
  ['another method', 405, 'GENERAL', { method: 'PUT' }],
  ['another method for one flag', 405, 'GENERAL', { method: 'DELETE', path: oneFlag }],
  ['another method for events', 405, 'GENERAL', { method: 'POST', path: '/ofrep/v1/events' }],
  ['events without a token', 401, 'GENERAL', { method: 'GET', path: '/ofrep/v1/events' }],
  ['events with a token of nobody', 401, 'GENERAL', { method: 'GET', path: '/ofrep/v1/events?token=x' }],
  ['no key', 401, 'GENERAL', {}],
  ['no key for one flag', 401, 'GENERAL', { path: oneFlag }],
  ['a forged key', 401, 'GENERAL', { key: 'forged' }],
  ['an expired key', 401, 'GENERAL', { key: 'expired', path: oneFlag }],
  ['a revoked key', 401, 'GENERAL', { key: 'revoked' }],
  ['another origin', 403, 'GENERAL', { key: 'client', origin: 'https://evil.example' }],
  ['another origin for one flag', 403, 'GENERAL', { key: 'client', origin: 'null', path: oneFlag }],
  ['no account token', 401, 'GENERAL', proven],
  ['an account token that has expired', 401, 'GENERAL', { ...proven, proof: 'old' }],
  ['an account token for too long', 401, 'GENERAL', { ...proven, proof: 'long', path: oneFlag }],
  ['an account token that is none', 401, 'GENERAL', { ...proven, proof: 'nonsense' }],
  [
    'another account than proven',
    400,
    'INVALID_CONTEXT',
    { ...proven, proof: 'acme', body: { context: { targetingKey: 'globex' } } },
  ],
  [
    'another contact than proven',
    400,
    'INVALID_CONTEXT',
    {
      ...proven,
      proof: 'ada',
      path: oneFlag,
      body: { context: { targetingKey: 'bob@acme.test', account: 'acme' } },
    },
  ],
  ['a body of more than 64 KiB', 413, 'GENERAL', { key: 'server', body: ' '.repeat(65_537) }],
  [
    'a body of more than 64 KiB for one flag',
    413,
    'GENERAL',
    { key: 'client', ...page, path: oneFlag, body: ' '.repeat(65_537) },
  ],
  ['no JSON', 400, 'PARSE_ERROR', { key: 'server', body: '{' }],
  ['no JSON for one flag', 400, 'PARSE_ERROR', { key: 'client', ...page, path: oneFlag, body: '{' }],
  ['an unknown flag', 404, 'FLAG_NOT_FOUND', { key: 'server', path: `${bulkPath}/unknown` }],
  ['a flag like a property', 404, 'FLAG_NOT_FOUND', { key: 'server', path: `${bulkPath}/__proto__` }],
  [
    'a flag that clients do not see',
    404,
    'FLAG_NOT_FOUND',
    { key: 'client', ...page, path: `${bulkPath}/hidden` },
  ],
  ['no context', 400, 'INVALID_CONTEXT', { key: 'server', body: {} }],
  [
    'a number as the account',
    400,
    'INVALID_CONTEXT',
    { key: 'client', ...page, path: oneFlag, body: { context: { account: 1 } } },
  ],
  ['nobody named', 400, 'TARGETING_KEY_MISSING', { key: 'server', body: { context: {} } }],
  [
    'nobody named for one flag',
    400,
    'TARGETING_KEY_MISSING',
    { key: 'client', ...page, path: oneFlag, body: { context: {} } },
  ],
];

function routeOf(path: string): { route: OfrepRoute | undefined; flag: string | undefined } {
  const flag = /flags\/([^/]+)$/.exec(path)?.[1];
  return { route: flag ? 'single' : path === bulkPath ? 'bulk' : undefined, flag };
}

describe('every refusal has every member that a typed SDK reads', () => {
  test.each(refusals)('%s: %i %s', async (_name, status, errorCode, asked) => {
    const answer = await ask(asked);
    const { route, flag } = routeOf(asked.path ?? bulkPath);
    expect(answer.status).toBe(status);
    expectSound(answer, route, { key: flag });
    const said = JSON.parse(answer.body) as Record<string, unknown>;
    expectRefusal(said, flag);
    expect(said.errorCode).toBe(errorCode);
    const readable = answer.headers['access-control-allow-origin'];
    expect(readable !== undefined).toBe(asked.key !== 'server');
  });

  test('the quota of a key, for both routes', async () => {
    for (const path of [bulkPath, oneFlag]) {
      const answers = await Promise.all(
        Array.from({ length: 12 }, () => ask({ key: 'slow', ...page, path })),
      );
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      const { route, flag } = routeOf(path);
      for (const answer of answers) expectSound(answer, route, { key: flag });
      for (const { headers, body } of refused) {
        expect(headers).toMatchObject({
          'access-control-allow-origin': pageOrigin,
          'content-type': jsonType,
        });
        expectRefusal(JSON.parse(body) as Record<string, unknown>, flag);
      }
    }
  });

  test('HEAD is refused without a body, OPTIONS is answered without a key', async () => {
    const head = await ask({ method: 'HEAD', body: '' });
    expect([head.status, head.headers.allow, head.body]).toEqual([405, 'POST, OPTIONS', '']);
    for (const path of [bulkPath, oneFlag, '/ofrep/v1/events'])
      expect((await ask({ method: 'OPTIONS', path, body: '', ...page })).status).toBe(204);
  });
});

describe('every answer has every member that a typed SDK reads', () => {
  const askers: Asked[] = [
    { key: 'server' },
    { key: 'server', body: { context: { targetingKey: 'nobody-known' } } },
    { key: 'client', ...page },
    { ...proven, proof: 'acme' },
  ];
  test.each(askers)('%o', async (asked) => {
    const bulk = JSON.parse((await ask(asked)).body) as {
      flags: Record<string, unknown>[];
      metadata: object;
    };
    expect(bulk.metadata).toEqual({});
    expect(bulk.flags.map(({ key }) => key)).toEqual(
      asked.key === 'server' ? ['granted', 'hidden'] : ['granted'],
    );
    const single = JSON.parse((await ask({ ...asked, path: oneFlag })).body) as Record<string, unknown>;
    expect(bulk.flags[0]).toEqual(single);
    for (const flag of bulk.flags) expectEvaluation(flag, String(flag.key));
    if (asked.key !== 'server') expect(single.metadata).toEqual({});
  });
});
