import { beforeAll, expect, test } from 'vitest';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { excludeAccountVerb } from '#server/commands/exclusions/exclude-account.ts';
import { declareGaVerb } from '#server/commands/features/declare-ga.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { pauseRoundVerb } from '#server/commands/rounds/pause-round.ts';
import { fatesOf } from '#tests/support/fates.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { notify } from './notify.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const reason = 'As said.';
const asks = {
  text: 'Others ask.',
  when: [{ field: 'actor.ownsAccount', op: 'is', value: false }],
  outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
};
const unlocks = { text: 'Owners unlock.', when: [], outcome: { kind: 'allow' } };

/** Sales has it for one account; another seller asked for it for an account that the leaver looks after. */
async function lively() {
  const { featureId, roundId } = await house.open({ rules: [asks, unlocks] });
  await house.grant(featureId, await house.account('sales'));
  const asking = await house.account('leaver');
  await house.done(requestFeatureVerb, 'other-sales', wish(featureId, asking));
  return { featureId, roundId, asking, mark: await house.mark() };
}

async function toldSince(before: number): Promise<string[]> {
  await notify(house.db, { from: before + 1, to: await house.mark() });
  const rows = await house.sql<{ userId: string; type: string }[]>`
    select n.user_id as "userId", e.type from notifications n join audit_events e on e.seq = n.event_seq
    where e.seq > ${before}`;
  const nameOf = (id: string) => (Object.keys(house.ids) as Name[]).find((name) => house.ids[name] === id);
  return rows.map(({ userId, type }) => `${nameOf(userId)}: ${type}`).sort();
}

type Lively = Awaited<ReturnType<typeof lively>>;
const both = (type: string) => ['leaver', 'other-sales', 'sales'].map((name) => `${name}: ${type}`);

test.each<[string, (of: Lively) => Promise<unknown>, readonly string[]]>([
  ['pausing', ({ roundId }) => house.done(pauseRoundVerb, 'pm', { roundId, reason }), both('round.paused')],
  [
    'closing',
    async ({ roundId }) =>
      house.done(closeRoundVerb, 'pm', { roundId, fates: await fatesOf(house, roundId, 'end') }),
    [...both('round.closed'), 'other-sales: request.cancelled', 'sales: grant.revoked'],
  ],
  [
    'general availability',
    ({ featureId }) => house.done(declareGaVerb, 'pm', { featureId, reason }),
    ['other-sales: request.cancelled', 'sales: feature.declared_ga'],
  ],
  [
    'a kill switch',
    ({ featureId }) =>
      house.done(killFeatureVerb, 'engineer', { featureId, environmentKey: 'production', reason }),
    both('feature.killed'),
  ],
  [
    'an exclusion that ends only a request',
    ({ featureId, asking }) => house.done(excludeAccountVerb, 'pm', { featureId, accountId: asking, reason }),
    ['leaver: exclusion.created', 'other-sales: request.cancelled'],
  ],
  [
    'an exclusion that ends nothing',
    async ({ featureId }) =>
      house.done(excludeAccountVerb, 'pm', { featureId, accountId: await house.account(), reason }),
    [],
  ],
])('%s is told to those whose accounts have it or wait for it', async (_what, act, told) => {
  const of = await lively();
  await act(of);
  expect(await toldSince(of.mark)).toEqual([...told].sort());
});
