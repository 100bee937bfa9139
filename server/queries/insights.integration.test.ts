import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { grantActivations, grants } from '#db/schema/access.ts';
import { addDays, dayMs } from '#domain/dates.ts';
import { sinceTheWishMs } from '#domain/time-to-unlock.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { insights, insightsLately } from '#server/queries/insights.ts';
import { unlockFigures } from '#server/queries/insights-unlocks.ts';
import { noon } from '#tests/support/facts.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let t: TestHouse;
let first: string;
let second: string;
const secondMs = 1000;
const at = (day: number) => addDays(noon, -day);

async function seen(grantId: string, afterMs: number, environmentKey = 'production') {
  const [grant] = await t.sql<{ intent_at: Date }[]>`select intent_at from grants where id = ${grantId}`;
  const intentAt = new Date(grant?.intent_at ?? noon);
  await t.db
    .insert(grantActivations)
    .values({ grantId, environmentKey, firstOnAt: new Date(intentAt.getTime() + afterMs) });
}

async function unlocked(featureId: string, by: Name, day: number) {
  const grantId = await t.grant(featureId, await t.account(by), by);
  const when = at(day);
  await t.sql`update grants set created_at = ${when.toISOString()}, starts_at = ${when.toISOString()}, intent_at = ${when.toISOString()} where id = ${grantId}`;
  return grantId;
}

/**
 * Feature one: seen after 10, 20 and 60 s in November (60 s by the other team), one seen on staging only, one an engineer
 * said yes to (not seen), one that went on from another. Feature two: seen after 100 s, 40 days before.
 */
beforeAll(async () => {
  t = await openTestHouse();
  const asksEngineering = {
    text: 'Asks an engineer.',
    when: [{ field: 'request.days', op: 'atLeast', value: 41 }],
    outcome: { kind: 'needsApproval', steps: [{ group: 'engineering', quorum: 1 }] },
  };
  first = (await t.open({ seats: 20, rules: [asksEngineering] })).featureId;
  second = (await t.open({ seats: 20 })).featureId;
  const carriedFrom = await unlocked(first, 'sales', 1);
  await seen(carriedFrom, 10 * secondMs);
  await seen(await unlocked(first, 'sales', 2), 20 * secondMs);
  await seen(await unlocked(first, 'other-sales', 3), 60 * secondMs);
  await seen(await unlocked(first, 'sales', 4), 5 * secondMs, 'staging');
  await seen(await unlocked(second, 'sales', 40), 100 * secondMs);
  const asked = wish(first, await t.account(), { days: 50 });
  const { requestId } = await t.done(requestFeatureVerb, 'sales', asked);
  await t.done(approveRequestVerb, 'engineer', { requestId, revision: 1 });
  const [row] = await t.db.select().from(grants).limit(1);
  if (!row) throw new Error('There is no grant.');
  const { lives: _, ...copied } = row;
  const carried = { ...copied, id: randomUUID(), accountId: await t.account(), carriedFrom };
  await t.db.insert(grants).values(carried);
  await seen(carried.id, 900 * secondMs);
});

test('says what was counted by hand, over all', async () => {
  const { total } = await insights(t.db, { days: 90 }, noon);
  expect(total).toEqual({ unlocks: 6, spared: 5, seen: 4, p50Ms: 40_000, p95Ms: 94_000 });
});

test('leaves out what was before', async () => {
  const { total, byFeature } = await insights(t.db, { days: 30 }, noon);
  expect(total).toEqual({ unlocks: 5, spared: 4, seen: 3, p50Ms: 20_000, p95Ms: 56_000 });
  expect(byFeature).toHaveLength(1);
});

test('by feature, team and month', async () => {
  const { byFeature, byTeam, byMonth } = await insights(t.db, { days: 365 }, noon);
  expect(byFeature).toEqual([
    { ...named(first), unlocks: 5, spared: 4, seen: 3, p50Ms: 20_000, p95Ms: 56_000 },
    { ...named(second), unlocks: 1, spared: 1, seen: 1, p50Ms: 100_000, p95Ms: 100_000 },
  ]);
  expect(byTeam).toEqual([
    { name: 'north', unlocks: 5, spared: 4, seen: 3, p50Ms: 20_000, p95Ms: 92_000 },
    { name: 'south', unlocks: 1, spared: 1, seen: 1, p50Ms: 60_000, p95Ms: 60_000 },
  ]);
  expect(byMonth).toEqual([
    { month: '2026-10', unlocks: 1, spared: 1, seen: 1, p50Ms: 100_000, p95Ms: 100_000 },
    { month: '2026-11', unlocks: 5, spared: 4, seen: 3, p50Ms: 20_000, p95Ms: 56_000 },
  ]);
});

test('the pages of a feature and of a product manager say the same', async () => {
  const one = { unlocks: 5, spared: 4, seen: 3, p50Ms: 20_000, p95Ms: 56_000 };
  expect(await unlockFigures(t.db, { featureId: first })).toEqual(one);
  expect(await insightsLately(t.db, noon)).toEqual({ days: 30, ...one });
});

test.each([
  ['one that starts at once', undefined],
  ['one that starts later', addDays(noon, 3)],
])('is the time since the wish that the domain says, of %s', async (_what, startsAt) => {
  const { featureId } = await t.open();
  const grantId = await t.grant(featureId, await t.account());
  const intentAt = addDays(noon, -1).toISOString();
  const starts = (startsAt ?? noon).toISOString();
  const firstOnAt = new Date(addDays(noon, 4).getTime() + 1500);
  await t.sql`update grants set intent_at = ${intentAt}, created_at = ${noon.toISOString()}, starts_at = ${starts} where id = ${grantId}`;
  await t.db.insert(grantActivations).values({ grantId, environmentKey: 'production', firstOnAt });
  const [grant] = await t.db.select().from(grants).where(eq(grants.id, grantId));
  const { p50Ms } = await unlockFigures(t.db, { featureId });
  expect(p50Ms).toBe(grant && sinceTheWishMs(grant, firstOnAt));
  expect(p50Ms).toBe((startsAt ? dayMs : 5 * dayMs) + 1500);
});

test('nothing is a figure too', async () => {
  expect(await unlockFigures(t.db, { featureId: randomUUID() })).toEqual({
    ...{ unlocks: 0, spared: 0, seen: 0, p50Ms: null, p95Ms: null },
  });
});

function named(featureId: string) {
  return { key: expect.any(String), name: featureId === first ? 'Feature 1' : 'Feature 2' };
}
