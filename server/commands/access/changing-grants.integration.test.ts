import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { breakGlassReviews, grants, requests } from '#db/schema/access.ts';
import { accounts, contacts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { features } from '#db/schema/features.ts';
import { addDays } from '#domain/dates.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { askExtensionVerb } from '#server/commands/access/ask-extension.ts';
import { breakGlassVerb } from '#server/commands/access/break-glass.ts';
import { changeGrantScopeVerb } from '#server/commands/access/change-grant-scope.ts';
import { extendGrantVerb } from '#server/commands/access/extend-grant.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { reviewBreakGlassVerb } from '#server/commands/access/review-break-glass.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { explainAnswer } from '#server/queries/explain-evaluation.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const reason = 'Their trial goes on.';
const grantRow = async (grantId: string) => {
  const [row] = await house.db.select().from(grants).where(eq(grants.id, grantId));
  if (!row) throw new Error('There is no such grant.');
  return row;
};
const requestRow = async (requestId: string) => {
  const [row] = await house.db.select().from(requests).where(eq(requests.id, requestId));
  return row;
};

/** What the app of the account is told now. */
async function told(featureId: string, accountId: string, contactKey?: string, now = house.now) {
  const [feature] = await house.db.select().from(features).where(eq(features.id, featureId));
  const [account] = await house.db.select().from(accounts).where(eq(accounts.id, accountId));
  const keys = { featureKey: String(feature?.key), accountKey: String(account?.key) };
  const asked = { ...keys, contactKey, environmentKey: undefined };
  const explained = await explainAnswer(house.db, asked, now);
  return 'missing' in explained ? undefined : explained.evaluation.variant;
}

async function alphaGrant() {
  const { featureId, roundId } = await house.open({ kind: 'alpha' });
  const accountId = await house.account();
  const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
  const { grantId } = await house.done(approveRequestVerb, 'pm', { requestId, revision: 1 });
  return { featureId, roundId, accountId, grantId: String(grantId) };
}

test('a scheduled unlock takes its place at once, is off until it starts, and can be undone', async () => {
  const { featureId } = await house.open({ seats: 1 });
  const accountId = await house.account();
  const startsAt = addDays(house.now, 10);
  const { grantId } = await house.done(unlockFeatureVerb, 'sales', wish(featureId, accountId, { startsAt }));
  expect(await grantRow(grantId)).toMatchObject({ startsAt, expiresAt: addDays(startsAt, 30) });
  expect(await told(featureId, accountId)).toBe('off');
  expect(await told(featureId, accountId, undefined, startsAt)).toBe('on');
  const other = wish(featureId, await house.account());
  expect(await house.run(unlockFeatureVerb, 'sales', other)).toMatchObject({ code: 'no_seat' });
  expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, accountId))).toMatchObject({
    code: 'denied',
  });
  await house.done(undoUnlockVerb, 'sales', { grantId });
  expect(await told(featureId, accountId, undefined, startsAt)).toBe('off');
  await house.done(unlockFeatureVerb, 'sales', other);
});

test.each([
  ['is ahead', 10, true],
  ['has passed when it is approved', 1, false],
])('a request keeps its start that %s', async (_name, startsIn, stillAhead) => {
  const { featureId } = await house.open({ kind: 'alpha' });
  const accountId = await house.account();
  const startsAt = addDays(house.now, startsIn);
  const asked = wish(featureId, accountId, { startsAt });
  const { requestId } = await house.done(requestFeatureVerb, 'sales', asked);
  const now = addDays(house.now, 2);
  const { grantId } = await house.done(approveRequestVerb, 'pm', { requestId, revision: 1 }, { now });
  const start = stillAhead ? startsAt : now;
  expect(await grantRow(String(grantId))).toMatchObject({ startsAt: start, expiresAt: addDays(start, 30) });
});

test('an extension goes up to the exact maximum in a full round, and not a day over', async () => {
  const { featureId } = await house.open({ seats: 1, maxDays: 60 });
  const accountId = await house.account();
  const grantId = await house.grant(featureId, accountId);
  const { startsAt } = await grantRow(grantId);
  const before = await house.mark();
  expect(await house.run(extendGrantVerb, 'sales', { grantId, days: 61, reason })).toMatchObject({
    code: 'invalid',
    sentence: expect.stringContaining('60 days in all'),
  });
  const { expiresAt } = await house.done(extendGrantVerb, 'sales', { grantId, days: 60, reason });
  expect(expiresAt).toBe(addDays(startsAt, 60).toISOString());
  expect((await grantRow(grantId)).expiresAt).toEqual(addDays(startsAt, 60));
  expect(await house.run(extendGrantVerb, 'pm', { grantId, days: 60, reason })).toMatchObject({
    code: 'invalid',
  });
  expect(await house.told(before)).toEqual(['grant.extended']);
});

test('a seller asks for more time where the policy wants a yes, and the yes makes it longer', async () => {
  const { grantId, featureId, accountId } = await alphaGrant();
  const { startsAt } = await grantRow(grantId);
  const more = { grantId, days: 45, reason };
  expect(await house.run(extendGrantVerb, 'sales', more)).toMatchObject({ code: 'needs_approval' });
  const before = await house.mark();
  const { requestId } = await house.done(askExtensionVerb, 'sales', more);
  expect(await house.run(askExtensionVerb, 'sales', more)).toMatchObject({ code: 'conflict' });
  expect(await requestRow(requestId)).toMatchObject({ extendsGrantId: grantId, days: 45 });
  const approval = { requestId, revision: 1 };
  expect(await house.run(approveRequestVerb, 'other-pm', approval)).toMatchObject({ code: 'forbidden' });
  expect(await house.done(approveRequestVerb, 'pm', approval)).toMatchObject({ granted: true });
  expect((await grantRow(grantId)).expiresAt).toEqual(addDays(startsAt, 45));
  expect(await house.told(before)).toEqual(['request.created', 'request.approved', 'grant.extended']);
  const living = and(eq(grants.featureId, featureId), eq(grants.accountId, accountId));
  expect(await house.db.$count(grants, living)).toBe(1);
});

test('what asked for more time ends with the grant, or is refused when the grant ended by itself', async () => {
  const ended = await alphaGrant();
  const more = { grantId: ended.grantId, days: 45, reason };
  const { requestId } = await house.done(askExtensionVerb, 'sales', more);
  const before = await house.mark();
  await house.done(revokeGrantVerb, 'pm', { grantId: ended.grantId, reason });
  expect(await house.told(before)).toEqual(['grant.revoked', 'request.cancelled']);
  expect(await requestRow(requestId)).toMatchObject({ status: 'cancelled' });

  const expired = await alphaGrant();
  const late = await house.done(askExtensionVerb, 'sales', { ...more, grantId: expired.grantId });
  const now = addDays(house.now, 31);
  const approval = { requestId: late.requestId, revision: 1 };
  expect(await house.run(approveRequestVerb, 'pm', approval, { now })).toMatchObject({ code: 'conflict' });
});

test('a changed scope is what the evaluator answers at once', async () => {
  const { featureId } = await house.open();
  const accountId = await house.account();
  const person = { id: randomUUID(), accountId, key: 'data', name: 'Data' };
  await house.db.insert(contacts).values(person);
  const grantId = await house.grant(featureId, accountId);
  const { revision } = await grantRow(grantId);
  expect(await told(featureId, accountId, 'somebody')).toBe('on');
  await house.done(changeGrantScopeVerb, 'sales', { grantId, contactKeys: ['data'] });
  expect(await told(featureId, accountId, 'somebody')).toBe('off');
  expect(await told(featureId, accountId, 'data')).toBe('on');
  const narrowed = await grantRow(grantId);
  expect(narrowed).toMatchObject({ variant: 'on', contactKeys: ['data'] });
  expect(narrowed.revision).toBeGreaterThan(revision);
  for (const by of ['other-sales', 'engineer', 'viewer'] as const)
    expect(await house.run(changeGrantScopeVerb, by, { grantId, contactKeys: [] })).toMatchObject({
      code: 'forbidden',
    });
  await house.done(changeGrantScopeVerb, 'sales', { grantId, contactKeys: [] });
  expect(await told(featureId, accountId, 'somebody')).toBe('on');
});

test('break-glass skips a yes, is looked at once by somebody else, and ends when it was not right', async () => {
  const { featureId } = await house.open({ kind: 'alpha' });
  const accountId = await house.account();
  const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
  const before = await house.mark();
  const urgent = wish(featureId, accountId, { days: 7 });
  for (const by of ['sales', 'lead', 'engineer', 'viewer'] as const)
    expect(await house.run(breakGlassVerb, by, urgent)).toMatchObject({ code: 'forbidden' });
  expect(await house.run(breakGlassVerb, 'pm', { ...urgent, days: 8 })).toMatchObject({
    code: 'invalid',
    sentence: 'A break-glass lasts 7 days at most.',
  });
  const { grantId } = await house.done(breakGlassVerb, 'pm', urgent);
  expect(await house.told(before)).toEqual(['grant.created', 'request.cancelled']);
  expect(await requestRow(requestId)).toMatchObject({ status: 'cancelled' });
  expect(await grantRow(grantId)).toMatchObject({
    source: 'break_glass',
    grantedBy: house.ids.pm,
    sellerId: house.ids.sales,
  });
  expect(await told(featureId, accountId)).toBe('on');
  const longer = { grantId, days: 30, reason };
  expect(await house.run(extendGrantVerb, 'pm', longer)).toMatchObject({ code: 'conflict' });
  expect(await house.run(askExtensionVerb, 'pm', longer)).toMatchObject({ code: 'conflict' });

  const said = { grantId, verdict: 'not_justified', note: 'Nobody needed it.' };
  expect(await house.run(reviewBreakGlassVerb, 'pm', said)).toMatchObject({ code: 'denied' });
  expect(await house.run(reviewBreakGlassVerb, 'sales', said)).toMatchObject({ code: 'forbidden' });
  const looked = await house.mark();
  expect(await house.done(reviewBreakGlassVerb, 'admin', said)).toEqual({ grantId, ended: true });
  expect(await house.told(looked)).toEqual(['break_glass.reviewed', 'grant.revoked']);
  expect(await told(featureId, accountId)).toBe('off');
  expect(await house.run(reviewBreakGlassVerb, 'other-pm', said)).toMatchObject({ code: 'conflict' });
  expect(await house.db.$count(breakGlassReviews, eq(breakGlassReviews.grantId, grantId))).toBe(1);
  const [event] = await house.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.seq, before + 1));
  expect(event?.event).toMatchObject({ source: 'break_glass', skipped: ['feature_pm'] });
});

test('a break-glass that ended by itself is still looked at', async () => {
  const { featureId } = await house.open({ kind: 'alpha' });
  const urgent = wish(featureId, await house.account(), { days: 2 });
  const { grantId } = await house.done(breakGlassVerb, 'admin', urgent);
  const now = addDays(house.now, 3);
  const said = { grantId, verdict: 'not_justified', note: 'It could have waited.' };
  expect(await house.done(reviewBreakGlassVerb, 'pm', said, { now })).toEqual({ grantId, ended: false });
});

test('two who look at a break-glass at once: one is heard', async () => {
  const { featureId } = await house.open({ kind: 'alpha' });
  const urgent = wish(featureId, await house.account(), { days: 2 });
  const { grantId } = await house.done(breakGlassVerb, 'pm', urgent);
  const outcomes = await Promise.all(
    (['admin', 'other-pm'] as const).map((by, place) =>
      house.run(reviewBreakGlassVerb, by, {
        grantId,
        verdict: place === 0 ? 'justified' : 'not_justified',
        note: 'I looked.',
      }),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ code: 'conflict' });
});

test('a break-glass that goes on in the next round is looked at once for both, and ends there', async () => {
  const { featureId, roundId } = await house.open({ kind: 'alpha' });
  const accountId = await house.account();
  const { grantId } = await house.done(breakGlassVerb, 'pm', wish(featureId, accountId, { days: 7 }));
  await house.plan(featureId, { kind: 'beta' });
  const carried = { roundId, fates: [{ grantId, fate: 'carry' }] };
  await house.done(closeRoundVerb, 'pm', carried);
  const said = { grantId, verdict: 'not_justified', note: 'Nobody needed it.' };
  const answer = await house.done(reviewBreakGlassVerb, 'admin', said);
  expect(answer.ended).toBe(true);
  expect(answer.grantId).not.toBe(grantId);
  expect(await grantRow(answer.grantId)).toMatchObject({ carriedFrom: grantId, endedAs: 'revoked' });
  const again = { ...said, grantId: answer.grantId };
  expect(await house.run(reviewBreakGlassVerb, 'other-pm', again)).toMatchObject({ code: 'conflict' });
});
