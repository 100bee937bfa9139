import { beforeAll, expect, test } from 'vitest';
import type { ApprovalStep } from '#domain/policy.ts';
import { breakGlassVerb } from '#server/commands/access/break-glass.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { reviewBreakGlassVerb } from '#server/commands/access/review-break-glass.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { notify } from './notify.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

async function toldSince(before: number): Promise<string[]> {
  await notify(house.db, { from: before + 1, to: await house.mark() });
  const rows = await house.sql<{ userId: string; type: string }[]>`
    select n.user_id as "userId", e.type from notifications n join audit_events e on e.seq = n.event_seq
    where n.event_seq > ${before}`;
  const names = new Map(Object.entries(house.ids).map(([name, id]) => [id, name]));
  return rows.map(({ userId, type }) => `${names.get(userId)}: ${type}`).sort();
}

const asks = (steps: readonly ApprovalStep[]) => ({
  rules: [{ text: 'All ask.', when: [], outcome: { kind: 'needsApproval', steps } }],
});

test('a break-glass is told to whose yes was skipped and to who may look at it, and its review to who broke it', async () => {
  const { featureId } = await house.open(
    asks([
      { group: 'lead', quorum: 1 },
      { group: 'engineering', quorum: 1 },
    ]),
  );
  const before = await house.mark();
  const urgent = wish(featureId, await house.account(), { days: 3 });
  const { grantId } = await house.done(breakGlassVerb, 'other-pm', urgent);
  expect(await toldSince(before)).toEqual(
    ['admin', 'engineer', 'lead', 'pm', 'second-lead'].map((name) => `${name}: grant.created`),
  );
  const looked = await house.mark();
  await house.done(reviewBreakGlassVerb, 'admin', { grantId, verdict: 'justified', note: 'I saw it.' });
  expect(await toldSince(looked)).toEqual(['other-pm: break_glass.reviewed']);
});

test('whoever it was for hears of it, and is not among those who may look at it', async () => {
  const { featureId } = await house.open(asks([{ group: 'lead', quorum: 1 }]));
  const accountId = await house.account('other-sales');
  await house.done(requestFeatureVerb, 'pm', wish(featureId, accountId, { days: 3 }));
  const before = await house.mark();
  const urgent = wish(featureId, accountId, { days: 3 });
  const { grantId } = await house.done(breakGlassVerb, 'admin', urgent);
  expect((await toldSince(before)).filter((one) => one.endsWith('grant.created'))).toEqual([
    'other-lead: grant.created',
    'other-pm: grant.created',
    'pm: grant.created',
  ]);
  const said = { grantId, verdict: 'justified', note: 'I saw it.' };
  expect(await house.run(reviewBreakGlassVerb, 'pm', said)).toMatchObject({ code: 'denied' });
});
