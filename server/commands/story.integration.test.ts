import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { grants } from '#db/schema/access.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { createFeatureVerb } from '#server/commands/features/create-feature.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { planRoundVerb } from '#server/commands/rounds/plan-round.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

test('sales unlocks while still on the call', async () => {
  const accounts = [];
  for (let made = 0; made < 4; made++) accounts.push(await house.account());
  const [first = '', second = '', third = '', fourth = ''] = accounts;
  const before = await house.mark();

  const { featureId } = await house.done(createFeatureVerb, 'pm', {
    key: 'java-support',
    name: 'Java support',
    summary: 'Trace Java functions.',
    pmId: house.ids.pm,
    engineerId: house.ids.engineer,
  });
  const early = await house.run(unlockFeatureVerb, 'sales', wish(featureId, first));
  expect(early).toMatchObject({ code: 'denied', sentence: 'Java support is not ready for testing yet.' });

  const plan = { featureId, kind: 'beta', seats: 3, defaultDays: 30, maxDays: 60, opensWhenReady: true };
  expect(await house.run(planRoundVerb, 'pm', plan)).toMatchObject({
    code: 'invalid',
    sentence: 'This skips Alpha: say why in one sentence.',
  });
  const skipReason = 'The agent team tested it for us.';
  const { roundId } = await house.done(planRoundVerb, 'pm', { ...plan, skipReason });
  expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, first))).toMatchObject({
    code: 'denied',
  });
  const ready = await house.done(markReadyVerb, 'engineer', { roundId, note: 'Java 21 and newer.' });
  expect(ready).toEqual({ opened: true });

  const grants = [];
  for (const account of [first, second, third])
    grants.push(await house.done(unlockFeatureVerb, 'sales', wish(featureId, account)));
  const last = house.now;
  expect(grants.at(-1)?.expiresAt).toBe(new Date(last.getTime() + 30 * 86_400_000).toISOString());
  expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, first))).toMatchObject({
    code: 'denied',
    sentence: expect.stringMatching(/^Account \d+ already has Java support\.$/),
  });
  expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, fourth))).toMatchObject({
    code: 'no_seat',
    sentence: 'All 3 places are taken in beta round 1.',
  });

  await house.done(undoUnlockVerb, 'sales', { grantId: grants[0]?.grantId });
  await house.done(unlockFeatureVerb, 'sales', wish(featureId, fourth));
  expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, first))).toMatchObject({
    code: 'no_seat',
  });

  expect(await house.told(before)).toEqual([
    'feature.created',
    'round.planned',
    'round.ready',
    'round.opened',
    'feature.stage_changed',
    ...['grant.created', 'grant.created', 'grant.created'],
    'grant.undone',
    'grant.created',
  ]);
  const [feature] = await house.sql`select stage from features where id = ${featureId}`;
  expect(feature?.stage).toBe('beta');
});

test('an alpha asks the product manager, and approving is granting', async () => {
  const account = await house.account();
  const { featureId } = await house.open({ kind: 'alpha' });
  const before = await house.mark();
  expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, account))).toMatchObject({
    code: 'needs_approval',
    sentence: "Alpha features ask the feature's product manager.",
  });

  const intentAt = new Date(house.now.getTime() - 30_000);
  const asked = await house.done(
    requestFeatureVerb,
    'sales',
    wish(featureId, account, { intentAt, days: 14 }),
  );
  expect(await house.run(requestFeatureVerb, 'sales', wish(featureId, account))).toMatchObject({
    code: 'conflict',
  });
  const approval = { requestId: asked.requestId, revision: 1, reason: 'Good fit.' };
  for (const nobody of ['sales', 'lead', 'engineer', 'other-pm', 'admin', 'viewer'] as const)
    expect(await house.run(approveRequestVerb, nobody, approval)).toMatchObject({ code: 'forbidden' });
  const answer = await house.done(approveRequestVerb, 'pm', approval);

  expect(await house.told(before)).toEqual(['request.created', 'request.approved', 'grant.created']);
  const [grant] = await house.db
    .select()
    .from(grants)
    .where(eq(grants.id, String(answer.grantId)));
  const expiresAt = new Date(house.now.getTime() + 14 * 86_400_000);
  expect(grant).toMatchObject({ source: 'request', requestId: asked.requestId, intentAt, expiresAt });
  const [request] = await house.sql`select status from requests where id = ${asked.requestId}`;
  expect(request?.status).toBe('approved');
  expect(await house.run(approveRequestVerb, 'pm', approval)).toMatchObject({ code: 'conflict' });
});
