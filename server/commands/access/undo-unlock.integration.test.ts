import { beforeAll, expect, test } from 'vitest';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { recordInterestVerb } from '#server/commands/demand/record-interest.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

/** An account that asked before the round was open. */
async function wanted() {
  const pair = { featureId: await house.feature(), accountId: await house.account() };
  await house.done(recordInterestVerb, 'sales', { ...pair, note: 'Asked on the call.' });
  const roundId = await house.plan(pair.featureId);
  await house.done(markReadyVerb, 'engineer', { roundId });
  return pair;
}

async function interestsOf(featureId: string) {
  const rows = await house.sql`
    select settled_as, settled_at from interests where feature_id = ${featureId} order by created_at`;
  return rows.map((row) => [row.settled_as, row.settled_at === null]);
}

test('undone in time, what they asked for before is asked for again, and can be unlocked again', async () => {
  const { featureId, accountId } = await wanted();
  const grantId = await house.grant(featureId, accountId);
  expect(await interestsOf(featureId)).toEqual([['had', false]]);
  await house.done(undoUnlockVerb, 'sales', { grantId });
  expect(await interestsOf(featureId)).toEqual([[null, true]]);
  await house.grant(featureId, accountId);
  expect(await interestsOf(featureId)).toEqual([['had', false]]);
});

test('ended with a reason, they had it', async () => {
  const { featureId, accountId } = await wanted();
  const grantId = await house.grant(featureId, accountId);
  await house.done(revokeGrantVerb, 'sales', { grantId, reason: 'They are done.' });
  expect(await interestsOf(featureId)).toEqual([['had', false]]);
});

test('what an earlier grant settled stays settled', async () => {
  const { featureId, accountId } = await wanted();
  const first = await house.grant(featureId, accountId);
  await house.done(revokeGrantVerb, 'sales', { grantId: first, reason: 'They are done.' });
  const grantId = await house.grant(featureId, accountId);
  await house.done(undoUnlockVerb, 'sales', { grantId });
  expect(await interestsOf(featureId)).toEqual([['had', false]]);
});

test('while another is open, that one stands', async () => {
  const { featureId, accountId } = await wanted();
  const grantId = await house.grant(featureId, accountId);
  await house.sql`
    insert into interests (id, feature_id, account_id, heard_by, note, created_at)
    select gen_random_uuid(), feature_id, account_id, heard_by, 'Another.', created_at + interval '1 hour'
    from interests where feature_id = ${featureId}`;
  await house.done(undoUnlockVerb, 'sales', { grantId });
  expect(await interestsOf(featureId)).toEqual([
    ['had', false],
    [null, true],
  ]);
});

test('a request that the unlock answered stays cancelled', async () => {
  const { featureId } = await house.open();
  const accountId = await house.account('sales');
  const asked = wish(featureId, accountId);
  const { requestId } = await house.done(requestFeatureVerb, 'other-sales', asked);
  const { grantId } = await house.done(unlockFeatureVerb, 'sales', asked);
  await house.done(undoUnlockVerb, 'sales', { grantId });
  const [request] = await house.sql`select status from requests where id = ${requestId}`;
  expect(request?.status).toBe('cancelled');
});
