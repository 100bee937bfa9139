import { beforeAll, describe, expect, test } from 'vitest';
import type { Rule } from '#domain/policy.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { changeRequestVerb } from '#server/commands/access/change-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { changeRoundVerb } from '#server/commands/rounds/change-round.ts';
import { takePlaceVerb } from '#server/commands/waitlist/take-place.ts';
import { tendWaitlists } from '#server/commands/waitlist/tend-waitlists.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(20);
});

const asking = (...groups: ('feature_pm' | 'engineering')[]): Rule => ({
  text: `Asks ${groups.join(' and ')}.`,
  when: [],
  outcome: { kind: 'needsApproval', steps: groups.map((group) => ({ group, quorum: 1 })) },
});
const newRules = (roundId: string, rules: readonly Rule[], changes: object = {}) => ({
  ...{ roundId, seats: 1, defaultDays: 1, maxDays: 60, eligibility: [], rules, opensWhenReady: true },
  ...changes,
});
const end = (grantId: string) => house.done(revokeGrantVerb, 'pm', { grantId, reason: 'They are done.' });

describe('what was asked under other rules', () => {
  test('is not taken from the waitlist without the yes that the rules of today ask for', async () => {
    const { featureId, roundId } = await house.open({ seats: 1 });
    const held = await house.grant(featureId, await house.account());
    const accountId = await house.account();
    const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
    await house.done(changeRoundVerb, 'pm', newRules(roundId, [asking('feature_pm')]));
    await end(held);
    expect(await house.run(takePlaceVerb, 'sales', { requestId })).toMatchObject({
      code: 'needs_approval',
      sentence: expect.stringMatching(/ask others now/),
    });
    await house.done(changeRequestVerb, 'sales', { requestId, revision: 1 });
    await house.done(approveRequestVerb, 'pm', { requestId, revision: 2 });
    expect(await house.run(takePlaceVerb, 'sales', { requestId })).toMatchObject({ ok: true });
  });

  test('is not approved by those of before alone', async () => {
    const { featureId, roundId } = await house.open({ kind: 'alpha', seats: 3 });
    const accountId = await house.account();
    const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
    const rules = [asking('engineering', 'feature_pm')];
    await house.done(changeRoundVerb, 'pm', newRules(roundId, rules, { seats: 3 }));
    expect(await house.run(approveRequestVerb, 'pm', { requestId, revision: 1 })).toMatchObject({
      code: 'stale',
    });
    await house.done(changeRequestVerb, 'sales', { requestId, revision: 1 });
    await house.done(approveRequestVerb, 'engineer', { requestId, revision: 2 });
    expect(await house.done(approveRequestVerb, 'pm', { requestId, revision: 2 })).toMatchObject({
      granted: true,
    });
  });
});

describe('a budget', () => {
  const budget = (most: number): Rule[] => [
    {
      text: `${most + 1} unlocks at most.`,
      when: [{ field: 'actor.liveGrants', op: 'atMost', value: most }],
      outcome: { kind: 'allow' },
    },
    asking('feature_pm'),
  ];

  test('is not overrun by unlocks of several features at once', async () => {
    const features = await Promise.all(Array.from({ length: 5 }, () => house.open({ rules: budget(0) })));
    const accountId = await house.account('leaver');
    const now = new Date(house.now.getTime() + 1000);
    const outcomes = await Promise.all(
      features.map(({ featureId }) =>
        house.run(unlockFeatureVerb, 'leaver', wish(featureId, accountId), { now }),
      ),
    );
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.code)).sort()).toEqual([
      ...Array(4).fill('needs_approval'),
      'ok',
    ]);
  });

  test('is that of whoever takes the place', async () => {
    const rules = budget(0);
    const { featureId } = await house.open({ seats: 1, rules });
    const held = await house.grant(featureId, await house.account('lead'), 'lead');
    const accountId = await house.account('other-sales');
    const other = await house.open({ rules });
    await house.grant(other.featureId, await house.account('other-sales'), 'other-sales');
    const asked = wish(featureId, accountId, { onBehalfOf: house.ids['other-lead'] });
    const { requestId } = await house.done(requestFeatureVerb, 'other-sales', asked);
    await end(held);
    expect(await house.run(takePlaceVerb, 'other-sales', { requestId })).toMatchObject({
      code: 'needs_approval',
    });
    expect(await house.run(takePlaceVerb, 'other-lead', { requestId })).toMatchObject({ ok: true });
  });
});

describe('an offered place', () => {
  test('stands in nobody’s way when others took the places that were full when it was offered', async () => {
    const { featureId } = await house.open({ seats: 2 });
    const [one, other] = [
      await house.grant(featureId, await house.account()),
      await house.grant(featureId, await house.account()),
    ];
    const { requestId } = await house.done(
      requestFeatureVerb,
      'sales',
      wish(featureId, await house.account()),
    );
    await end(one);
    await tendWaitlists(house.house, house.now);
    await end(other);
    await house.grant(featureId, await house.account());
    const changed = { requestId, revision: 1, reason: 'Another reason.' };
    expect(await house.run(changeRequestVerb, 'sales', changed)).toMatchObject({ ok: true });
    expect(await house.run(takePlaceVerb, 'sales', { requestId })).toMatchObject({ ok: true });
  });

  test('is not held for an account that the round does not take any more', async () => {
    const { featureId, roundId } = await house.open({ seats: 1 });
    const held = await house.grant(featureId, await house.account());
    const [gone, fits] = [await house.account(), await house.account('sales', { region: 'US' })];
    await house.done(requestFeatureVerb, 'sales', wish(featureId, gone));
    const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, fits));
    const eligibility = [{ field: 'account.region', op: 'in', value: ['US'] }];
    await house.done(changeRoundVerb, 'pm', newRules(roundId, [], { eligibility }));
    await end(held);
    await tendWaitlists(house.house, house.now);
    expect(await house.run(takePlaceVerb, 'sales', { requestId })).toMatchObject({ ok: true });
  });
});
