import { readFileSync } from 'node:fs';
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature } from '@openfeature/server-sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEvaluation } from '#tests/support/evaluation-server.ts';
import { expectEvaluation, expectRefusal } from '#tests/support/ofrep-answer-check.ts';
import { askBulk } from '#tests/support/ofrep-ask.ts';
import { strangeNames } from '#tests/support/ofrep-fuzz-requests.ts';
import {
  bulkPath,
  type MadeKey,
  type OfrepHouse,
  openOfrepHouse,
  pageOrigin,
} from '#tests/support/ofrep-house.ts';
import { publishedSpec, validateAnswer, validatorOf } from '#tests/support/ofrep-schema.ts';

const second = { timeout: 5_000, interval: 20 };
const bare = (etag: string) => etag.replaceAll('"', '');
const granted = `${bulkPath}/granted`;

let ofrep: OfrepHouse;
let browser: MadeKey;
let server: MadeKey;
let grantId: string;

beforeAll(async () => {
  ofrep = await openOfrepHouse();
  grantId = await ofrep.unlock(await ofrep.offer('granted'), await ofrep.account('acme'));
  await ofrep.account('globex');
  const everyone = await ofrep.offer('everyone');
  const nobody = await ofrep.offer('nobody');
  await ofrep.house.sql`update feature_environments set serving = 'everyone' where feature_id = ${everyone}`;
  await ofrep.house.sql`update feature_environments set serving = 'nobody' where feature_id = ${nobody}`;
  server = await ofrep.newKey();
  browser = await ofrep.newKey({ kind: 'client', origins: [pageOrigin], proofRequired: false });
});
afterAll(() => OpenFeature.close());

const ask = (account = 'acme', headers: Record<string, string> = {}) =>
  askBulk(ofrep, browser.key, account, headers);

async function changeGrant(from: string, to: string): Promise<void> {
  await ofrep.house.sql`
    update grants set starts_at = now() + ${from}::interval, expires_at = now() + ${to}::interval where id = ${grantId}`;
  await ofrep.settled();
}

describe('1. the ETag says exactly whether the body changed', () => {
  test('it is the same for the same body, on every process, and another for another account', async () => {
    const { etag, body } = await ask();
    expect((await ask()).etag).toBe(etag);
    const second = await startEvaluation(ofrep.house.url);
    const there = await askBulk({ server: second }, browser.key, 'acme');
    expect([there.etag, there.body]).toEqual([etag, body]);
    const other = await ask('globex');
    expect(other.etag).not.toBe(etag);
    expect((await askBulk(ofrep, server.key, 'acme')).etag).not.toBe(etag);
  });

  test('it is recognised strong, weak, bare, in a list and as a star; nothing else is', async () => {
    const { etag } = await ask();
    const same = [etag, `W/${etag}`, bare(etag), `"x", W/${etag}`, `${etag},"x"`, '*', ` ${etag} `];
    for (const tag of same) {
      const answer = await ask('acme', { 'if-none-match': tag });
      expect([answer.status, answer.etag, tag]).toEqual([304, etag, tag]);
    }
    for (const tag of ['"x"', `"${bare(etag)}x"`, bare(etag).slice(1), '', '"*"', `"${etag}`])
      expect((await ask('acme', { 'if-none-match': tag })).status).toBe(200);
  });

  test('it changes when a grant starts and when it ends, by time alone', async () => {
    await changeGrant('1 second', '2 seconds');
    const before = await ask();
    expect(before.body?.flags.find(({ key }) => key === 'granted')?.value).toBe(false);
    const changed = (tag: string) => async () => (await ask('acme', { 'if-none-match': tag })).status;
    await expect.poll(changed(before.etag), second).toBe(200);
    const during = await ask();
    expect(during.body?.flags.find(({ key }) => key === 'granted')?.value).toBe(true);
    await expect.poll(changed(during.etag), second).toBe(200);
    expect((await ask()).etag).toBe(before.etag);
    await changeGrant('-1 hour', '30 days');
  });
});

test('4. Retry-After is whole seconds, over the quota and while starting', async () => {
  const slow = await ofrep.newKey({ singlePerSecond: 1, bulkPerSecond: 1 });
  const body = { context: { targetingKey: 'acme' } };
  const starting = await startEvaluation('postgres://nobody@127.0.0.1:1/nowhere');
  const answers = [await starting.ask(granted, server.key, body)];
  for (const path of [granted, bulkPath]) {
    const burst = await Promise.all(Array.from({ length: 12 }, () => ofrep.server.ask(path, slow.key, body)));
    answers.push(...burst.filter(({ status }) => status === 429));
  }
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503, 429]));
  for (const answer of answers) expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
});

test('5. nothing that Java and Python read is ever missing', async () => {
  const body = { context: { targetingKey: 'acme' } };
  for (const key of [server.key, browser.key]) {
    for (const flag of ['granted', 'everyone', 'nobody'])
      expectEvaluation(
        (await (await ofrep.server.ask(`${bulkPath}/${flag}`, key, body)).json()) as never,
        flag,
      );
    const bulk = (await (await ofrep.server.ask(bulkPath, key, body)).json()) as { flags: never[] };
    expect(bulk).toHaveProperty('metadata', {});
    for (const flag of bulk.flags) expectEvaluation(flag, (flag as { key: string }).key);
  }
  for (const [path, key] of [
    [granted, 'granted'],
    [bulkPath, undefined],
  ] as const)
    for (const refused of [ofrep.server.ask(path, undefined, body), ofrep.server.ask(path, server.key, '{')])
      expectRefusal((await (await refused).json()) as never, key);
});

test('6. a page may read ETag and Retry-After of every status, and send every header', async () => {
  const { etag } = await ask();
  const headers = { origin: pageOrigin };
  const body = { context: { targetingKey: 'acme' } };
  const slow = await ofrep.newKey({
    kind: 'client',
    origins: [pageOrigin],
    proofRequired: false,
    bulkPerSecond: 1,
  });
  for (let asked = 0; asked < 6; asked++) await askBulk(ofrep, slow.key, 'acme');
  const answers: [number, Promise<Response>][] = [
    [200, ofrep.server.ask(bulkPath, browser.key, body, { headers })],
    [304, ofrep.server.ask(bulkPath, browser.key, body, { headers: { ...headers, 'if-none-match': etag } })],
    [400, ofrep.server.ask(bulkPath, browser.key, '{', { headers })],
    [401, ofrep.server.ask(bulkPath, undefined, body, { headers })],
    [403, ofrep.server.ask(bulkPath, browser.key, body, { headers: { origin: 'https://evil.example' } })],
    [404, ofrep.server.ask(`${bulkPath}/unknown`, browser.key, body, { headers })],
    [405, ofrep.server.ask(bulkPath, browser.key, body, { headers, method: 'PUT' })],
    [413, ofrep.server.ask(bulkPath, browser.key, ' '.repeat(70_000), { headers })],
    [429, ofrep.server.ask(bulkPath, slow.key, body, { headers })],
  ];
  for (const [status, asked] of answers) {
    const answer = await asked;
    expect(answer.status).toBe(status);
    expect([answer.status, answer.headers.get('access-control-expose-headers')]).toEqual([
      status,
      'ETag, Retry-After',
    ]);
    expect(answer.headers.get('access-control-allow-origin')).toMatch(/^(\*|https:\/\/app\.example\.com)$/);
  }
  const wanted = 'authorization,content-type,if-none-match,x-api-key,x-latchkey-context';
  for (const path of [bulkPath, granted]) {
    const preflight = {
      ...headers,
      'access-control-request-method': 'POST',
      'access-control-request-headers': wanted,
    };
    const answer = await fetch(`${ofrep.server.url}${path}`, { method: 'OPTIONS', headers: preflight });
    const allowed = (answer.headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/, ?/);
    expect([answer.status, allowed.toSorted().join()]).toEqual([204, wanted]);
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  }
});

test('7. names that every object has are unknown flags, accounts and members', async () => {
  for (const name of strangeNames) {
    const flag = await ofrep.server.ask(`${bulkPath}/${name}`, server.key, {
      context: { targetingKey: 'acme' },
    });
    expect([flag.status, ((await flag.json()) as { key: string }).key]).toEqual([404, name]);
    const unknown = await askBulk(ofrep, browser.key, name);
    expect(unknown.body?.flags).toEqual((await ask('globex')).body?.flags);
    const member = await ofrep.server.ask(
      bulkPath,
      server.key,
      `{"${name}":{"context":{"targetingKey":"acme"}}}`,
    );
    expect(member.status).toBe(400);
    const inside = `{"context":{"${name}":{"targetingKey":"acme","account":"acme"}}}`;
    expect(await (await ofrep.server.ask(granted, server.key, inside)).json()).toMatchObject({
      errorCode: 'TARGETING_KEY_MISSING',
    });
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('8. real answers satisfy the published specification but for its two defects', async () => {
  const published = validatorOf(publishedSpec());
  for (const account of ['acme', 'globex']) {
    const { body } = await ask(account);
    const single = await ofrep.server.ask(granted, server.key, { context: { targetingKey: account } });
    const answer = await single.json();
    expect(validateAnswer('bulk', 200, body)).toEqual([]);
    expect(validateAnswer('single', 200, answer)).toEqual([]);
    expect(published('single', 200, answer).join()).toContain('exactly one schema');
  }
});

test('9. the providers that npm has are those that are tried, with headers as tuples', async () => {
  const version = (name: string) =>
    (
      JSON.parse(readFileSync(`node_modules/@openfeature/${name}/package.json`, 'utf8')) as {
        version: string;
      }
    ).version;
  expect([version('ofrep-provider'), version('ofrep-web-provider')]).toEqual(['0.1.3', '0.4.3']);
  const headers: [string, string][] = [['X-API-Key', server.key]];
  await OpenFeature.setProviderAndWait('tuples', new OFREPProvider({ baseUrl: ofrep.server.url, headers }));
  expect(
    await OpenFeature.getClient('tuples').getBooleanValue('granted', false, { targetingKey: 'acme' }),
  ).toBe(true);
});
