import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { interests } from '#db/schema/demand.ts';
import { addDays } from '#domain/dates.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { askExtensionVerb } from '#server/commands/access/ask-extension.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { recordInterestVerb } from '#server/commands/demand/record-interest.ts';
import { declareGaVerb } from '#server/commands/features/declare-ga.ts';
import { retireFeatureVerb } from '#server/commands/features/retire-feature.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { demandByValue } from '#server/queries/demand-home.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const interestsIn = (featureId: string) =>
  house.db.select().from(interests).where(eq(interests.featureId, featureId));

test.each([
  ['GA: they have it', (input: object) => house.done(declareGaVerb, 'pm', input), 'had'],
  [
    'retired: nobody asks for it any more',
    (input: object) => house.done(retireFeatureVerb, 'pm', input),
    'withdrawn',
  ],
] as const)(
  'what was asked for comes to its end with a feature that is %s',
  async (_name, finish, settledAs) => {
    const { featureId } = await house.open();
    const other = await house.open();
    const heard = { accountId: await house.account(), note: 'They want it.', dealValue: 90_000 };
    await house.done(recordInterestVerb, 'sales', { ...heard, featureId });
    await house.done(recordInterestVerb, 'sales', { ...heard, featureId: other.featureId });
    expect(await demandByValue(house.db, house.ids.pm)).toHaveLength(2);
    const before = await house.mark();
    await finish({ featureId, reason: 'It is time.' });
    expect(await house.told(before)).not.toContain('interest.withdrawn');
    expect(await interestsIn(featureId)).toMatchObject([{ settledAs, settledAt: house.now }]);
    expect(await interestsIn(other.featureId)).toMatchObject([{ settledAt: null }]);
    expect(await demandByValue(house.db, house.ids.pm)).toHaveLength(1);
    await house.done(retireFeatureVerb, 'pm', { featureId: other.featureId, reason: 'It is time.' });
  },
);

test('an account that keeps it until a date still asks for more of it when its round closed', async () => {
  const { featureId, roundId } = await house.open({ kind: 'alpha' });
  const accountId = await house.account();
  const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
  const { grantId } = await house.done(approveRequestVerb, 'pm', { requestId, revision: 1 });
  const more = { grantId, days: 50, reason: 'Their trial goes on.' };
  await house.done(askExtensionVerb, 'sales', more);
  const fates = [{ grantId, fate: 'end_on', endsOn: addDays(house.now, 2) }];
  await house.done(closeRoundVerb, 'pm', { roundId, fates });
  expect(await interestsIn(featureId)).toMatchObject([
    { accountId, note: 'Their trial goes on.', heardBy: house.ids.sales, settledAt: null },
  ]);
});
