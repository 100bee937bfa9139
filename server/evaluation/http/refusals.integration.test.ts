import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatKey, type KeyKind } from '#domain/api-keys.ts';
import { type EvaluationServer, startEvaluation } from '#tests/support/evaluation-server.ts';
import { openTestHouse } from '#tests/support/test-house.ts';

let server: EvaluationServer;
const keys: Record<string, string> = {};

beforeAll(async () => {
  const house = await openTestHouse();
  const featureId = await house.feature('pm', { key: 'granted' });
  const everyone = await house.feature('pm', { key: 'everyone' });
  const nobody = await house.feature('pm', { key: 'nobody' });
  await house.sql`update feature_environments set serving = 'everyone' where feature_id = ${everyone}`;
  await house.sql`update feature_environments set serving = 'nobody' where feature_id = ${nobody}`;
  expect(featureId).not.toBe(everyone);
  const insert = async (name: string, kind: KeyKind, state: { expires?: Date; revoked?: Date } = {}) => {
    const id = randomBytes(8).toString('hex');
    const key = formatKey(kind, 'production', id, randomBytes(32).toString('base64url'));
    const hash = createHash('sha256').update(key).digest('hex');
    await house.sql`
      insert into api_keys (id, name, kind, environment_key, hash, created_by, created_at, expires_at, revoked_at, proof_required)
      values (${id}, ${name}, ${kind}, 'production', ${hash}, ${house.ids.admin}, now(),
        ${state.expires?.toISOString() ?? null}, ${state.revoked?.toISOString() ?? null}, false)`;
    keys[name] = key;
  };
  await insert('server', 'server');
  await insert('expired', 'server', { expires: new Date(Date.now() - 1) });
  await insert('revoked', 'server', { revoked: new Date(Date.now() - 1) });
  keys.forged = `${keys.server?.slice(0, -1)}${keys.server?.endsWith('A') ? 'E' : 'A'}`;
  keys.unknown = formatKey('server', 'production', 'a'.repeat(16), randomBytes(32).toString('base64url'));
  keys.nonsense = 'x';
  server = await startEvaluation(house.url);
});

const bulk = '/ofrep/v1/evaluate/flags';
const large = JSON.stringify({ context: { targetingKey: 'a'.repeat(64 * 1024) } });
const someone = { context: { targetingKey: 'acme' } };
type Case = [
  name: string,
  method: string,
  path: string,
  key: string,
  body: unknown,
  status: number,
  code: string,
];

describe('refusals come in one order and are all JSON', () => {
  const cases: Case[] = [
    ['the method before the key', 'GET', `${bulk}/granted`, '', undefined, 405, 'GENERAL'],
    ['HEAD too', 'HEAD', bulk, '', undefined, 405, ''],
    ['an unknown path', 'POST', '/ofrep/v1/evaluate', '', someone, 404, 'GENERAL'],
    ['the bare prefix', 'GET', '/ofrep', '', undefined, 404, 'GENERAL'],
    ['a path below a flag', 'POST', `${bulk}/granted/more`, 'server', someone, 404, 'GENERAL'],
    ['no key before the size', 'POST', `${bulk}/granted`, '', large, 401, 'GENERAL'],
    ['a forged key', 'POST', `${bulk}/granted`, 'forged', someone, 401, 'GENERAL'],
    ['an unknown key', 'POST', bulk, 'unknown', someone, 401, 'GENERAL'],
    ['what is no key', 'POST', bulk, 'nonsense', someone, 401, 'GENERAL'],
    ['an expired key', 'POST', bulk, 'expired', someone, 401, 'GENERAL'],
    ['a revoked key', 'POST', bulk, 'revoked', someone, 401, 'GENERAL'],
    ['the size before the JSON', 'POST', `${bulk}/unknown`, 'server', `{${large}`, 413, 'GENERAL'],
    ['the JSON before the flag', 'POST', `${bulk}/unknown`, 'server', '{"context":', 400, 'PARSE_ERROR'],
    ['an empty body', 'POST', `${bulk}/granted`, 'server', '', 400, 'PARSE_ERROR'],
    ['the flag before the context', 'POST', `${bulk}/unknown`, 'server', {}, 404, 'FLAG_NOT_FOUND'],
    ['a flag named like a property', 'POST', `${bulk}/__proto__`, 'server', someone, 404, 'FLAG_NOT_FOUND'],
    ['another of these', 'POST', `${bulk}/constructor`, 'server', someone, 404, 'FLAG_NOT_FOUND'],
    ['a flag with a slash', 'POST', `${bulk}/a%2Fb`, 'server', someone, 404, 'FLAG_NOT_FOUND'],
    ['a flag that is no text', 'POST', `${bulk}/%zz`, 'server', someone, 404, 'FLAG_NOT_FOUND'],
    ['a very long flag', 'POST', `${bulk}/${'a'.repeat(9_000)}`, 'server', someone, 404, 'FLAG_NOT_FOUND'],
    ['a missing context', 'POST', `${bulk}/everyone`, 'server', {}, 400, 'INVALID_CONTEXT'],
    ['a body that is a list', 'POST', bulk, 'server', [], 400, 'INVALID_CONTEXT'],
    ['a context that is a list', 'POST', bulk, 'server', { context: [] }, 400, 'INVALID_CONTEXT'],
    [
      'an account that is no text',
      'POST',
      bulk,
      'server',
      { context: { account: 7 } },
      400,
      'INVALID_CONTEXT',
    ],
    ['nobody named', 'POST', `${bulk}/granted`, 'server', { context: {} }, 400, 'TARGETING_KEY_MISSING'],
    [
      'an empty name',
      'POST',
      bulk,
      'server',
      { context: { targetingKey: '' } },
      400,
      'TARGETING_KEY_MISSING',
    ],
  ];
  test.each(cases)('%s', async (_name, method, path, key, body, status, errorCode) => {
    const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${server.url}${path}`, {
      method,
      ...(sent !== undefined && { body: sent }),
      ...(key && { headers: { authorization: `Bearer ${keys[key]}` } }),
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    if (status === 405) expect(answer.headers.get('allow')).toBe('POST, OPTIONS');
    if (method === 'HEAD') return;
    const said = (await answer.json()) as Record<string, unknown>;
    expect(said).toMatchObject({ errorCode, errorDetails: expect.any(String), metadata: {} });
    const flag = /flags\/([^/]+)$/.exec(path)?.[1];
    const readable = flag === 'a%2Fb' ? 'a/b' : flag;
    expect(said.key).toBe(readable);
  });
});

test('what is served to nobody or everyone needs no targeting key', async () => {
  const body = { context: {} };
  const everyone = await server.ask(`${bulk}/everyone`, keys.server, body);
  expect(await everyone.json()).toMatchObject({
    key: 'everyone',
    value: true,
    variant: 'on',
    reason: 'STATIC',
  });
  const nobody = await server.ask(`${bulk}/nobody/?x=1`, keys.server, body);
  expect(await nobody.json()).toMatchObject({
    key: 'nobody',
    value: false,
    variant: 'off',
    reason: 'STATIC',
  });
});

test('a key is taken from either header, the body of any content type', async () => {
  const headers = { 'x-api-key': keys.server ?? '', 'content-type': 'nonsense' };
  expect((await server.ask(`${bulk}/granted/`, undefined, someone, { headers })).status).toBe(200);
  const lower = { authorization: `bearer ${keys.server}` };
  expect((await server.ask(`${bulk}/granted`, undefined, someone, { headers: lower })).status).toBe(200);
});

test('OPTIONS says what is possible', async () => {
  const answer = await fetch(`${server.url}${bulk}`, { method: 'OPTIONS' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'POST, OPTIONS']);
});

test('a body without an announced length is measured while it comes', async () => {
  const port = Number(new URL(server.url).port);
  const head = `POST ${bulk} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${keys.server}\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const chunk = `8000\r\n${' '.repeat(0x8000)}\r\n`;
  const answer = await new Promise<string>((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(head + chunk + chunk + chunk));
    socket.once('data', (data) => {
      done(data.toString());
      socket.destroy();
    });
  });
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

test('health and readiness are told without a key', async () => {
  expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ status: 'ok' });
  expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({
    status: 'ready',
    database: 'known',
    snapshot: { revision: expect.any(Number), ageMs: expect.any(Number) },
  });
});
