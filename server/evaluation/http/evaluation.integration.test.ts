import { OFREPProvider } from '@openfeature/ofrep-provider';
import { ErrorCode, OpenFeature } from '@openfeature/server-sdk';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { revokeKeyVerb } from '#server/commands/api-keys/revoke-key.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { liftKillVerb } from '#server/commands/features/lift-kill.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { type EvaluationServer, startEvaluation } from '#tests/support/evaluation-server.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
let server: EvaluationServer;
let key: string;
let keyId: string;

beforeAll(async () => {
  house = await openTestHouse();
  server = await startEvaluation(house.url);
  ({ key, keyId } = await newKey());
});
afterAll(() => OpenFeature.close());

const within = { timeout: 1_000, interval: 10 };
const inProduction = (featureId: string) => ({ featureId, environmentKey: 'production', reason: 'As said.' });

async function newKey(): Promise<{ key: string; keyId: string }> {
  const input = { name: 'App', kind: 'server', environmentKey: 'production' };
  const made = await house.done(createKeyVerb, 'admin', input, { now: new Date() });
  const isKnown = async () =>
    (await server.ask('/ofrep/v1/evaluate/flags', String(made.key), {})).status === 400;
  await vi.waitUntil(isKnown, within);
  return { key: String(made.key), keyId: made.keyId };
}

async function client(domain: string, apiKey = key) {
  const headers: [string, string][] = [['Authorization', `Bearer ${apiKey}`]];
  await OpenFeature.setProviderAndWait(domain, new OFREPProvider({ baseUrl: server.url, headers }));
  return OpenFeature.getClient(domain);
}

/** A feature with an open round, and an account that does not have it. */
async function offered(changes: object = {}) {
  const featureId = await house.feature('pm', changes);
  const roundId = await house.plan(featureId);
  await house.done(markReadyVerb, 'engineer', { roundId });
  const accountId = await house.account();
  const [names] = await house.sql<{ flag: string; account: string }[]>`
    select f.key as flag, a.key as account from features f, accounts a
    where f.id = ${featureId} and a.id = ${accountId}`;
  if (!names) throw new Error('The feature and the account were just made.');
  return { featureId, accountId, ...names };
}

test('an SDK sees an unlock within a second, and its end, without a restart', async () => {
  const { featureId, accountId, flag, account } = await offered();
  const app = await client('unlock');
  const context = { targetingKey: account };
  await expect.poll(() => app.getBooleanValue(flag, true, context), within).toBe(false);

  const granted = await house.done(unlockFeatureVerb, 'sales', wish(featureId, accountId), {
    now: new Date(),
  });
  await expect.poll(() => app.getBooleanValue(flag, false, context), within).toBe(true);
  expect(await app.getBooleanDetails(flag, false, context)).toMatchObject({
    value: true,
    variant: 'on',
    reason: 'TARGETING_MATCH',
    flagMetadata: {
      cause: 'grant',
      stage: 'beta',
      round: 'beta round 1',
      grantId: granted.grantId,
      expiresAt: granted.expiresAt,
    },
  });
  const colleague = { targetingKey: 'ada@customer.test', account };
  expect(await app.getBooleanValue(flag, false, colleague)).toBe(true);
  expect(await app.getBooleanDetails(flag, false, { targetingKey: 'nobody-known' })).toMatchObject({
    value: false,
    reason: 'DEFAULT',
    flagMetadata: { cause: 'no_grant', stage: 'beta' },
  });

  const revoke = { grantId: granted.grantId, reason: 'The test is over.' };
  await house.done(revokeGrantVerb, 'sales', revoke, { now: new Date() });
  await expect.poll(() => app.getBooleanValue(flag, true, context), within).toBe(false);
});

test.each([
  { valueType: 'boolean', on: false, off: true },
  { valueType: 'string', on: 'columnar', off: 'row – by row' },
  { valueType: 'number', on: 90.5, off: 14 },
  { valueType: 'object', on: { deep: { list: [1, 'ü'] } }, off: {} },
])('a $valueType is told as what it is', async ({ valueType, on, off }) => {
  const { featureId, accountId, flag, account } = await offered({ valueType, variants: { on, off } });
  const app = await client(`of type ${valueType}`);
  const read = async (context: { targetingKey: string }) => {
    if (valueType === 'boolean') return app.getBooleanValue(flag, true, context);
    if (valueType === 'string') return app.getStringValue(flag, 'default', context);
    if (valueType === 'number') return app.getNumberValue(flag, -1, context);
    return app.getObjectValue(flag, { default: true }, context);
  };
  await expect.poll(() => read({ targetingKey: account }), within).toEqual(off);
  await house.done(unlockFeatureVerb, 'sales', wish(featureId, accountId), { now: new Date() });
  await expect.poll(() => read({ targetingKey: account }), within).toEqual(on);
});

test('a missing flag, another type and a missing account give the default and say why', async () => {
  const { flag, account } = await offered({ valueType: 'string', variants: { on: 'a', off: 'b' } });
  const app = await client('mistakes');
  const context = { targetingKey: account };
  await expect.poll(() => app.getStringValue(flag, '', context), within).toBe('b');
  expect(await app.getBooleanDetails('no-such-flag', true, context)).toMatchObject({
    value: true,
    errorCode: ErrorCode.FLAG_NOT_FOUND,
  });
  expect(await app.getBooleanDetails('__proto__', true, context)).toMatchObject({
    value: true,
    errorCode: ErrorCode.FLAG_NOT_FOUND,
  });
  expect(await app.getBooleanDetails(flag, true, context)).toMatchObject({
    value: true,
    errorCode: ErrorCode.TYPE_MISMATCH,
  });
  expect(await app.getStringDetails(flag, 'default', {})).toMatchObject({
    value: 'default',
    errorCode: ErrorCode.TARGETING_KEY_MISSING,
  });
});

test('the kill switch turns it off for everybody at once, and lifting it brings it back', async () => {
  const { featureId, accountId, flag, account } = await offered();
  await house.done(unlockFeatureVerb, 'sales', wish(featureId, accountId), { now: new Date() });
  const app = await client('kill');
  const context = { targetingKey: account };
  await expect.poll(() => app.getBooleanValue(flag, false, context), within).toBe(true);
  await house.done(killFeatureVerb, 'engineer', inProduction(featureId));
  await expect.poll(() => app.getBooleanValue(flag, true, context), within).toBe(false);
  expect(await app.getBooleanDetails(flag, true, {})).toMatchObject({
    value: false,
    reason: 'STATIC',
    flagMetadata: { cause: 'killed' },
  });
  await house.done(liftKillVerb, 'engineer', inProduction(featureId));
  await expect.poll(() => app.getBooleanValue(flag, false, context), within).toBe(true);
});

test('an account that is excluded gets nothing, whatever it was granted', async () => {
  const { featureId, accountId, flag, account } = await offered();
  await house.done(unlockFeatureVerb, 'sales', wish(featureId, accountId), { now: new Date() });
  const app = await client('exclusion');
  await expect.poll(() => app.getBooleanValue(flag, false, { targetingKey: account }), within).toBe(true);
  await house.sql`
    insert into exclusions (id, feature_id, account_id, reason, created_by, created_at)
    values (gen_random_uuid(), ${featureId}, ${accountId}, 'By contract.', ${house.ids.pm}, now())`;
  await expect.poll(() => app.getBooleanValue(flag, true, { targetingKey: account }), within).toBe(false);
  await house.sql`update exclusions set lifted_at = now()`;
  await expect.poll(() => app.getBooleanValue(flag, false, { targetingKey: account }), within).toBe(true);
});

test('a revoked key is refused within a second; the others go on', async () => {
  const other = await newKey();
  const path = '/ofrep/v1/evaluate/flags';
  const body = { context: { targetingKey: 'anybody' } };
  const status = async (apiKey: string) => (await server.ask(path, apiKey, body)).status;
  expect(await status(other.key)).toBe(200);
  await house.done(revokeKeyVerb, 'admin', { keyId: other.keyId }, { now: new Date() });
  await expect.poll(() => status(other.key), within).toBe(401);
  expect(await status(key)).toBe(200);
  await house.sql`update api_keys set expires_at = now() + interval '300 milliseconds' where id = ${keyId}`;
  await expect.poll(() => status(key), { ...within, timeout: 1_500 }).toBe(401);
  await house.sql`update api_keys set expires_at = null where id = ${keyId}`;
  await expect.poll(() => status(key), within).toBe(200);
});
