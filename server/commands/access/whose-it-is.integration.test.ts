import { and, eq, isNull } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { grants } from '#db/schema/access.ts';
import { addDays } from '#domain/dates.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { cancelRequestVerb } from '#server/commands/access/cancel-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const asksLead = [
  {
    text: 'Asks a lead.',
    when: [],
    outcome: { kind: 'needsApproval', steps: [{ group: 'lead', quorum: 1 }] },
  },
];

test('what was approved is whoever asked for it, and not the stranger who said the last yes', async () => {
  const { featureId } = await house.open({ rules: asksLead });
  const accountId = await house.account('sales');
  const { requestId } = await house.done(requestFeatureVerb, 'other-sales', wish(featureId, accountId));
  const now = addDays(house.now, 4);
  const answer = await house.done(approveRequestVerb, 'other-lead', { requestId, revision: 1 }, { now });
  const grantId = String(answer.grantId);
  expect(await house.run(undoUnlockVerb, 'other-lead', { grantId })).toMatchObject({ code: 'forbidden' });
  const end = { grantId, reason: 'They are done.' };
  expect(await house.run(revokeGrantVerb, 'other-lead', end)).toMatchObject({ code: 'forbidden' });
  await house.done(undoUnlockVerb, 'other-sales', { grantId });
});

test('what goes on from the round before is ended, not undone', async () => {
  const { featureId, roundId } = await house.open();
  const grantId = await house.grant(featureId, await house.account());
  await house.plan(featureId, { opensWhenReady: false });
  await house.done(closeRoundVerb, 'pm', { roundId, fates: [{ grantId, fate: 'carry' }] });
  const living = and(eq(grants.carriedFrom, grantId), isNull(grants.endedAt));
  const [carried] = await house.db.select().from(grants).where(living);
  const about = { grantId: String(carried?.id) };
  expect(await house.run(undoUnlockVerb, 'sales', about)).toMatchObject({
    code: 'conflict',
    sentence: expect.stringMatching(/ in the round before, so there is no unlock to undo\. /),
  });
  await house.done(revokeGrantVerb, 'sales', { ...about, reason: 'They are done.' });
});

test('whoever asked withdraws it, an engineer and a colleague it is for as well; strangers do not', async () => {
  const { featureId } = await house.open({ kind: 'alpha' });
  const asked = async (by: 'engineer' | 'sales', changes: object = {}) => {
    const accountId = await house.account('sales', { type: 'internal' });
    return house.done(requestFeatureVerb, by, wish(featureId, accountId, changes));
  };
  const own = await asked('engineer');
  expect(await house.run(cancelRequestVerb, 'other-sales', { requestId: own.requestId })).toMatchObject({
    code: 'forbidden',
  });
  await house.done(cancelRequestVerb, 'engineer', { requestId: own.requestId });
  const others = await asked('sales');
  const stranger = { requestId: others.requestId };
  expect(await house.run(cancelRequestVerb, 'engineer', stranger)).toMatchObject({ code: 'forbidden' });
  const forLead = await asked('sales', { onBehalfOf: house.ids['other-lead'] });
  await house.done(cancelRequestVerb, 'other-lead', { requestId: forLead.requestId });
});
