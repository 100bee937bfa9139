import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { recordActivations } from '#server/outbox/record-activations.ts';
import { startEvaluation } from '#tests/support/evaluation-server.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import type { Rollup } from './rollup.ts';
import { writeRollups } from './write-rollups.ts';

let house: TestHouse;
let key: string;
let flag: string;
let grantId: string;
const bulk = '/ofrep/v1/evaluate/flags';
const intentAt = new Date(Date.now() - 60_000);

beforeAll(async () => {
  house = await openTestHouse();
  const input = { name: 'App', kind: 'server', environmentKey: 'production' };
  key = String((await house.done(createKeyVerb, 'admin', input)).key);
  const { featureId } = await house.open();
  await house.open();
  const [holder, other] = [
    await house.account('sales', { key: 'acme' }),
    await house.account('sales', { key: 'globex' }),
  ];
  expect(holder).not.toBe(other);
  const unlock = wish(featureId, holder, { intentAt });
  grantId = (await house.done(unlockFeatureVerb, 'sales', unlock, { now: new Date(Date.now() - 1_000) }))
    .grantId;
  const [feature] = await house.sql<{ key: string }[]>`select key from features where id = ${featureId}`;
  flag = feature?.key ?? '';
});

const rollups = () => house.sql`
  select account_key as account, feature_key as feature, environment_key as environment, on_count::int as on,
    off_count::int as off, last_on as "lastOn", last_variant as variant, first_on_at is not null as "wasOn"
  from evaluation_rollups order by 1, 2`;
const context = (targetingKey: string) => ({ context: { targetingKey } });

test('what was answered is in the database within two seconds, and the rest when the process stops', async () => {
  const server = await startEvaluation(house.url);
  for (let time = 0; time < 3; time++) await server.ask(`${bulk}/${flag}`, key, context('acme'));
  await server.ask(`${bulk}/${flag}`, key, context('globex'));
  await server.ask(`${bulk}/no-such-flag`, key, context('acme'));
  await server.ask(`${bulk}/${flag}`, key, context('nobody-known'));
  const one = { feature: flag, environment: 'production' };
  await expect.poll(rollups, { timeout: 2_000 }).toEqual([
    { ...one, account: 'acme', on: 3, off: 0, lastOn: 1, variant: 'on', wasOn: true },
    { ...one, account: 'globex', on: 0, off: 1, lastOn: 0, variant: 'off', wasOn: false },
  ]);
  await server.ask(bulk, key, context('acme'));
  await server.ask(bulk, key, context('nobody-known'));
  await server.stop();
  const after = await rollups();
  expect(after).toHaveLength(3);
  expect(after).toContainEqual({
    ...one,
    account: 'acme',
    on: 4,
    off: 0,
    lastOn: 1,
    variant: 'on',
    wasOn: true,
  });
});

test('the first on of a grant becomes one event on the audit chain, with the time it took', async () => {
  const [told] = await house.sql<{ firstOnAt: string; startsAt: string }[]>`
    select first_on_at::text as "firstOnAt", starts_at::text as "startsAt"
    from grant_activations join grants on id = grant_id where grant_id = ${grantId}`;
  const before = await house.mark();
  expect(await recordActivations(house.house, new Date())).toBe(1);
  expect(await recordActivations(house.house, new Date())).toBe(0);
  expect(await house.told(before)).toEqual(['grant.activated']);
  await house.expectChain();
  const [row] = await house.sql<{ event: { afterMs: number }; actor: object }[]>`
    select event, actor from audit_events where seq > ${before}`;
  const afterMs = new Date(told?.firstOnAt ?? '').getTime() - new Date(told?.startsAt ?? '').getTime();
  expect(row).toMatchObject({
    actor: { kind: 'system' },
    event: { type: 'grant.activated', grantId, environment: 'production', afterMs },
  });
});

test('several recorders at once record each activation once', async () => {
  await house.sql`update grant_activations set recorded_at = null`;
  const counts = await Promise.all([1, 2, 3].map(() => recordActivations(house.house, new Date())));
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
});

test('a batch that is older than what is known changes the counts, not the last answer', async () => {
  const at = Date.now() - 3_600_000;
  const late: Rollup = {
    ...{ environmentKey: 'production', featureKey: flag, accountKey: 'acme' },
    ...{
      firstOnAt: null,
      lastOnAt: null,
      lastAskedAt: at,
      lastVariant: 'off',
      lastOn: false,
      onCount: 0,
      offCount: 7,
    },
  };
  await writeRollups(house.sql, [late]);
  expect(await rollups()).toContainEqual(
    expect.objectContaining({ account: 'acme', feature: flag, on: 4, off: 7, lastOn: 1, variant: 'on' }),
  );
});

test('counts survive a database that is away for a while', async () => {
  const server = await startEvaluation(house.url);
  await house.sql`alter table evaluation_rollups rename to away`;
  await server.ask(`${bulk}/${flag}`, key, context('globex'));
  await sleep(1_200);
  await server.ask(`${bulk}/${flag}`, key, context('globex'));
  await house.sql`alter table away rename to evaluation_rollups`;
  const counted = async () =>
    (await rollups()).find(({ account, feature }) => account === 'globex' && feature === flag);
  await expect.poll(counted, { timeout: 4_000 }).toMatchObject({ off: 3 });
  await server.stop();
});
