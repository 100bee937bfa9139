import { and, eq, isNull } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { exclusions, grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { breakGlassVerb } from '#server/commands/access/break-glass.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { declareGaVerb } from '#server/commands/features/declare-ga.ts';
import { explainAnswer } from '#server/queries/explain-evaluation.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { excludeAccountVerb } from './exclude-account.ts';
import { liftExclusionVerb } from './lift-exclusion.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(20);
});

const reason = 'Their contract forbids it.';

async function told(featureId: string, accountId: string) {
  const [feature] = await house.db.select().from(features).where(eq(features.id, featureId));
  const [account] = await house.db.select().from(accounts).where(eq(accounts.id, accountId));
  const keys = { featureKey: String(feature?.key), accountKey: String(account?.key) };
  const asked = { ...keys, contactKey: undefined, environmentKey: undefined };
  const explained = await explainAnswer(house.db, asked, house.now);
  return 'missing' in explained ? undefined : explained.evaluation.cause;
}

test('an exclusion ends what the account has, holds at once, and can be lifted', async () => {
  const { featureId } = await house.open();
  const accountId = await house.account();
  await house.grant(featureId, accountId);
  const neighbour = await house.account();
  await house.grant(featureId, neighbour);
  const before = await house.mark();
  for (const by of ['sales', 'lead', 'engineer', 'viewer'] as const)
    expect(await house.run(excludeAccountVerb, by, { featureId, accountId, reason })).toMatchObject({
      code: 'forbidden',
    });
  const answer = await house.done(excludeAccountVerb, 'pm', { featureId, accountId, reason });
  expect(answer.ended).toBe(true);
  expect(await house.told(before)).toEqual(['exclusion.created', 'grant.revoked']);
  expect(await told(featureId, accountId)).toBe('excluded');
  expect(await told(featureId, neighbour)).toBe('grant');
  expect(await house.run(excludeAccountVerb, 'admin', { featureId, accountId, reason })).toMatchObject({
    code: 'conflict',
    sentence: expect.stringContaining('is excluded from'),
  });
  const wished = wish(featureId, accountId, { days: 5 });
  for (const outcome of [
    await house.run(unlockFeatureVerb, 'sales', wished),
    await house.run(requestFeatureVerb, 'sales', wished),
    await house.run(breakGlassVerb, 'pm', wished),
  ])
    expect(outcome).toMatchObject({ code: 'denied', sentence: expect.stringContaining(reason) });

  const lift = { exclusionId: answer.exclusionId, reason: 'The contract changed.' };
  await house.done(liftExclusionVerb, 'admin', lift);
  expect(await told(featureId, accountId)).toBe('no_grant');
  expect(await house.run(liftExclusionVerb, 'admin', lift)).toMatchObject({ code: 'conflict' });
  await house.grant(featureId, accountId);
  expect(await told(featureId, accountId)).toBe('grant');
});

test('an open request of the account is withdrawn by it', async () => {
  const { featureId } = await house.open({ kind: 'alpha' });
  const accountId = await house.account();
  await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
  const before = await house.mark();
  await house.done(excludeAccountVerb, 'pm', { featureId, accountId, reason });
  expect(await house.told(before)).toEqual(['exclusion.created', 'request.cancelled']);
});

test('it holds for what everyone has, too', async () => {
  const { featureId } = await house.open();
  await house.done(declareGaVerb, 'pm', { featureId });
  const accountId = await house.account();
  expect(await told(featureId, accountId)).toBe('everyone');
  await house.done(excludeAccountVerb, 'pm', { featureId, accountId, reason });
  expect(await told(featureId, accountId)).toBe('excluded');
});

test('excluded while it is being unlocked, an account never keeps a grant', { timeout: 60_000 }, async () => {
  const { featureId } = await house.open({ seats: 50 });
  for (let round = 0; round < 12; round++) {
    const accountId = await house.account();
    const unlock = () => house.run(unlockFeatureVerb, 'sales', wish(featureId, accountId));
    const exclude = () => house.run(excludeAccountVerb, 'pm', { featureId, accountId, reason });
    const [first, second] = round % 2 === 0 ? [unlock, exclude] : [exclude, unlock];
    const outcomes = await Promise.all([first(), second()]);
    expect(outcomes.filter((outcome) => !outcome.ok).map((one) => !one.ok && one.code)).toBeOneOf([
      [],
      ['denied'],
    ]);
    const living = and(eq(grants.accountId, accountId), isNull(grants.endedAt));
    expect(await house.db.$count(grants, living)).toBe(0);
    const standing = and(eq(exclusions.accountId, accountId), isNull(exclusions.liftedAt));
    expect(await house.db.$count(exclusions, standing)).toBe(1);
  }
  await house.expectChain();
});
