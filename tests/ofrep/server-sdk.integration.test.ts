import { OFREPProvider } from '@openfeature/ofrep-provider';
import { type Client, ErrorCode, OpenFeature } from '@openfeature/server-sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfrepHouse, openOfrepHouse } from '#tests/support/ofrep-house.ts';

let ofrep: OfrepHouse;
let app: Client;
let grantIds: Record<string, string>;

const typed = {
  boolean: { zero: false, other: true, fallback: true },
  string: { zero: '', other: 'columnar – ü', fallback: 'fallback' },
  number: { zero: 0, other: -12.75, fallback: 7 },
  object: { zero: {}, other: { list: [1, { deep: null }], text: '"' }, fallback: { of: 'mine' } },
} as const;
type Type = keyof typeof typed;
const types = Object.keys(typed) as Type[];

async function clientOf(domain: string, key: string): Promise<Client> {
  const headers: [string, string][] = [['Authorization', `Bearer ${key}`]];
  const provider = new OFREPProvider({ baseUrl: ofrep.server.url, headers });
  await OpenFeature.setProviderAndWait(domain, provider);
  return OpenFeature.getClient(domain);
}

function details(type: Type, flag: string, targetingKey: string) {
  const context = { targetingKey };
  const { fallback } = typed[type];
  if (type === 'boolean') return app.getBooleanDetails(flag, fallback as boolean, context);
  if (type === 'string') return app.getStringDetails(flag, fallback as string, context);
  if (type === 'number') return app.getNumberDetails(flag, fallback as number, context);
  return app.getObjectDetails(flag, fallback as object as { of: string }, context);
}

beforeAll(async () => {
  ofrep = await openOfrepHouse();
  app = await clientOf('typed', (await ofrep.newKey()).key);
  const accountId = await ofrep.account('acme');
  await ofrep.account('globex');
  const unlocked: [string, string][] = [];
  for (const type of types) {
    const { zero, other } = typed[type];
    const plain = await ofrep.offer(`${type}-plain`, { valueType: type, variants: { on: other, off: zero } });
    const zeroOn = await ofrep.offer(`${type}-zero`, { valueType: type, variants: { on: zero, off: other } });
    unlocked.push([`${type}-plain`, await ofrep.unlock(plain, accountId)]);
    unlocked.push([`${type}-zero`, await ofrep.unlock(zeroOn, accountId)]);
  }
  grantIds = Object.fromEntries(unlocked);
});
afterAll(() => OpenFeature.close());

describe.each(types)('a flag of type %s', (type) => {
  const { zero, other } = typed[type];
  const cases = [
    ['plain', 'acme', 'on', other],
    ['plain', 'globex', 'off', zero],
    ['zero', 'acme', 'on', zero],
    ['zero', 'globex', 'off', other],
  ] as const;
  test.each(cases)('%s, asked by %s, is %s', async (which, account, variant, value) => {
    const flag = `${type}-${which}`;
    const granted = { cause: 'grant', stage: 'beta', round: 'beta round 1', grantId: grantIds[flag] };
    const answer = await details(type, flag, account);
    expect(answer).toMatchObject({
      flagKey: flag,
      value,
      variant,
      reason: variant === 'on' ? 'TARGETING_MATCH' : 'DEFAULT',
      flagMetadata: variant === 'on' ? granted : { cause: 'no_grant', stage: 'beta' },
    });
    expect(answer.value).toEqual(value);
    expect(answer.errorCode).toBeUndefined();
    if (variant === 'on')
      expect(Date.parse(String(answer.flagMetadata.expiresAt))).toBeGreaterThan(Date.now());
  });

  const others = types.filter((one) => one !== type);
  test.each(others)('asked for as %s gives the default of the code', async (asked) => {
    expect(await details(asked, `${type}-plain`, 'acme')).toMatchObject({
      value: typed[asked].fallback,
      reason: 'ERROR',
      errorCode: ErrorCode.TYPE_MISMATCH,
    });
  });
});

test.each(['no-such-flag', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '%00', 'a%2Fb', '🔑'])(
  'the flag %s is not found, and the default of the code is given',
  async (flag) => {
    const answer = await app.getStringDetails(flag, 'fallback', { targetingKey: 'acme' });
    expect(answer).toMatchObject({ value: 'fallback', reason: 'ERROR', errorCode: ErrorCode.FLAG_NOT_FOUND });
    expect(answer.errorMessage).toBe('There is no feature with this key.');
  },
);

test('a context that names nobody, or not by a text, says so', async () => {
  for (const context of [{}, { targetingKey: '' }, { company: 'acme' }])
    expect(await app.getBooleanDetails('boolean-plain', true, context)).toMatchObject({
      value: true,
      errorCode: ErrorCode.TARGETING_KEY_MISSING,
      errorMessage: expect.stringContaining('targetingKey'),
    });
  expect(await app.getBooleanDetails('boolean-plain', true, { account: 7 })).toMatchObject({
    value: true,
    errorCode: ErrorCode.INVALID_CONTEXT,
    errorMessage: expect.stringContaining('"account"'),
  });
});

test('a key that is not good gives the default of the code', async () => {
  const stranger = await clientOf('stranger', `lk_srv_production_${'a'.repeat(16)}_${'A'.repeat(43)}`);
  expect(await stranger.getBooleanDetails('boolean-plain', false, { targetingKey: 'acme' })).toMatchObject({
    value: false,
    reason: 'ERROR',
    errorCode: ErrorCode.GENERAL,
  });
});

test('a grant for some contacts is theirs alone, named by contact or by the targeting key beside an account', async () => {
  const featureId = await ofrep.offer('for-some');
  const grantId = await ofrep.unlock(featureId, await ofrep.account('initech'));
  await ofrep.house.sql`update grants set contact_keys = ${['ada@initech.test']} where id = ${grantId}`;
  await ofrep.settled();
  const seen = (context: Record<string, string>) => app.getBooleanValue('for-some', false, context);
  const on = [
    { targetingKey: 'ada@initech.test', account: 'initech' },
    { targetingKey: 'initech', contact: 'ada@initech.test' },
    { targetingKey: 'device-7', account: 'initech', contact: 'ada@initech.test' },
  ];
  const off = [
    { targetingKey: 'initech' },
    { targetingKey: 'ada@initech.test' },
    { targetingKey: 'bob@initech.test', account: 'initech' },
    { targetingKey: 'ada@initech.test', account: 'globex' },
    { targetingKey: 'ada@initech.test', account: 'initech', contact: 'bob@initech.test' },
    { targetingKey: 'Ada@initech.test', account: 'initech' },
  ];
  expect(await Promise.all(on.map(seen))).toEqual(on.map(() => true));
  expect(await Promise.all(off.map(seen))).toEqual(off.map(() => false));
});

test('over its quota an SDK pauses for whole seconds, then goes on', async () => {
  const { key } = await ofrep.newKey({ singlePerSecond: 1 });
  const hasty = await clientOf('hasty', key);
  const ask = () => hasty.getBooleanDetails('boolean-plain', false, { targetingKey: 'acme' });
  const first = await Promise.all(Array.from({ length: 12 }, ask));
  expect(first.some(({ value }) => value)).toBe(true);
  const refused = first.filter(({ errorCode }) => errorCode === ErrorCode.GENERAL);
  expect(refused.length).toBeGreaterThan(0);
  const paused = (await ask()).errorMessage ?? '';
  const until = Date.parse(/paused due to TooManyRequests until (\S+)/.exec(paused)?.[1] ?? '');
  expect(until - Date.now()).toBeLessThan(60_000);
  await expect.poll(async () => (await ask()).value, { timeout: 10_000, interval: 200 }).toBe(true);
});
