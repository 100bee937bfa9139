import { beforeAll, expect, test } from 'vitest';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { startEvaluation } from '#tests/support/evaluation-server.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { explainAnswer } from './explain-evaluation.ts';
import { nearMisses } from './near-misses.ts';

let house: TestHouse;
let featureId: string;
let featureKey: string;

beforeAll(async () => {
  house = await openTestHouse();
  featureId = (await house.open({ kind: 'alpha' })).featureId;
  const [feature] = await house.sql<{ key: string }[]>`select key from features where id = ${featureId}`;
  featureKey = feature?.key ?? '';
});

async function explain(accountKey: string, now = house.now, contactKey?: string) {
  const explained = await explainAnswer(house.db, { accountKey, featureKey, contactKey }, now);
  if ('missing' in explained) throw new Error(`Missing: ${explained.missing}`);
  return explained;
}

test('a grant that was asked for is told back to the person who asked, who approved and the rule', async () => {
  const accountId = await house.account('sales', { key: 'acme' });
  const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
  await house.done(approveRequestVerb, 'pm', { requestId, revision: 1, reason: 'Good fit' });
  const { steps, evaluation, value } = await explain('acme');
  expect([evaluation.on, value]).toEqual([true, true]);
  const said = steps.map(({ outcome, sentence }) => `${outcome}: ${sentence}`).join('\n');
  expect(said).toMatch(/on: The unlock of .* in alpha round 1 counts/);
  expect(said).toMatch(/tells: The sales asked for 30 days on .*: They asked on the call\./);
  expect(said).toMatch(/tells: The pm approved step 1 on .*: Good fit\./);
  expect(said).toMatch(
    /tells: Policy \d+, rule 2: Alpha features ask the feature's product manager\. The rule is for: alpha rounds\./,
  );
});

test('it says what the evaluation route says, for every state', async () => {
  const input = { name: 'App', kind: 'server', environmentKey: 'production' };
  const key = String((await house.done(createKeyVerb, 'admin', input)).key);
  await house.account('sales', { key: 'globex' });
  const server = await startEvaluation(house.url);
  const agree = async (account: string) => {
    const asked = { context: { targetingKey: account } };
    const told = (await (await server.ask(`/ofrep/v1/evaluate/flags/${featureKey}`, key, asked)).json()) as {
      variant: string;
      reason: string;
    };
    const { evaluation } = await explain(account, new Date());
    return told.variant === evaluation.variant && told.reason === evaluation.reason;
  };
  await house.sql`update grants set starts_at = now() - interval '1 hour', expires_at = now() + interval '1 day'`;
  for (const account of ['acme', 'globex']) await expect.poll(() => agree(account)).toBe(true);
  const kill = { featureId, environmentKey: 'production', reason: 'It crashes' };
  await house.done(killFeatureVerb, 'engineer', kill);
  for (const account of ['acme', 'globex']) await expect.poll(() => agree(account)).toBe(true);
  expect((await explain('acme')).steps).toMatchObject([
    { outcome: 'off', sentence: expect.stringMatching(/It crashes\.$/) },
  ]);
});

test('it asks the database as often for many grants as for none', async () => {
  let statements = 0;
  const counting = { logQuery: () => statements++ };
  const { drizzle } = await import('drizzle-orm/postgres-js');
  const db = drizzle(house.sql, { logger: counting, schema: house.db._.fullSchema });
  await explainAnswer(db, { accountKey: 'acme', featureKey }, house.now);
  const before = statements;
  await house.sql`
    insert into grants (id, feature_id, account_id, round_id, request_id, variant, source, starts_at, expires_at, reason,
      policy_version, rule_text, granted_by, seller_id, intent_at, created_at)
    select gen_random_uuid(), feature_id, account_id, null, request_id, variant, source, starts_at - n * interval '100 days',
      starts_at - n * interval '100 days' + interval '1 day', reason, policy_version, rule_text, granted_by, seller_id, intent_at, created_at
    from grants, generate_series(1, 20) n`;
  statements = 0;
  const staging = { accountKey: 'acme', featureKey, environmentKey: 'staging' };
  const explained = await explainAnswer(db, staging, house.now);
  expect('steps' in explained && explained.steps.length).toBeGreaterThan(20);
  expect(statements).toBe(before);
  expect(statements).toBeLessThanOrEqual(7);
});

test('what is not there is named, and what was likely meant', async () => {
  const asked = { accountKey: 'acmee', featureKey: 'feature', environmentKey: 'produktion' };
  expect(await explainAnswer(house.db, asked, house.now)).toEqual({
    missing: ['account', 'feature', 'environment'],
  });
  expect(await nearMisses(house.db, 'account', 'acmee')).toEqual(['acme']);
  expect(await nearMisses(house.db, 'environment', 'produktion')).toEqual(['production']);
  expect(await nearMisses(house.db, 'feature', 'zzzz')).toEqual([]);
});
