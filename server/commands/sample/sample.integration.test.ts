import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { giveFeedbackVerb } from '#server/commands/demand/give-feedback.ts';
import { recordInterestVerb } from '#server/commands/demand/record-interest.ts';
import { openRoundVerb } from '#server/commands/rounds/open-round.ts';
import { writeCommentVerb } from '#server/commands/talk/write-comment.ts';
import { ChangeFollower } from '#server/evaluation/snapshot/follow-changes.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { makeSampleVerb } from './make-sample.ts';
import { removeSampleVerb } from './remove-sample.ts';

let house: TestHouse;
let follower: ChangeFollower;
const folder = mkdtempSync(join(tmpdir(), 'latchkey-sample-'));
const follow = (file?: string) =>
  new ChangeFollower({ url: house.url, onLost: () => {}, onFound: () => {}, file });

beforeAll(async () => {
  house = await openTestHouse();
  await house.db
    .update(users)
    .set({ roles: ['sales_lead', 'engineer', 'pm', 'admin'] })
    .where(eq(users.id, house.ids.admin));
  follower = follow();
  await follower.start();
});
afterAll(async () => {
  await follower.stop();
  rmSync(folder, { recursive: true, force: true });
});

const idOf = async (table: typeof accounts | typeof features, key: string) => {
  const [row] = await house.db.select({ id: table.id }).from(table).where(eq(table.key, key));
  return row?.id ?? '';
};
const [bakery, reports] = ['sample-harbour-bakery', 'sample-scheduled-reports'];
const isOn = (which: ChangeFollower, accountKey: string, featureKey: string) => {
  const { snapshot } = which;
  const [account, feature] = [snapshot?.account(accountKey), snapshot?.feature(featureKey)];
  if (!account || !feature) return false;
  const now = Date.now();
  return account.grantsOf(feature).some(({ startsMs, endsMs }) => startsMs <= now && now < endsMs);
};
const counts = async () => {
  const tables = ['features', 'accounts', 'contacts', 'rounds', 'feature_environments', 'requests', 'grants'];
  const more = ['approvals', 'interests', 'feedback', 'comments', 'asks', 'exclusions', 'notifications'];
  return Object.fromEntries(
    await Promise.all([...tables, ...more].map(async (table) => [table, await house.count(table)])),
  );
};

describe('sample data', () => {
  test('is made by the real verbs, belongs to whoever asked for it, and is made once', async () => {
    const both = await Promise.all([
      house.run(makeSampleVerb, 'admin', {}, { now: new Date() }),
      house.run(makeSampleVerb, 'admin', {}, { now: new Date() }),
    ]);
    expect(both.map((one) => (one.ok ? 'done' : one.code)).sort()).toEqual(['conflict', 'done']);
    const made = await house.sql<{ key: string; stage: string; rounds: string | null }[]>`
      select f.key, f.stage, r.kind || ' ' || r.status as rounds from features f
      left join rounds r on r.feature_id = f.id where f.sample and f.pm_id = ${house.ids.admin} order by f.key`;
    expect(made.map((one) => ({ ...one }))).toEqual([
      { key: 'sample-answers-in-chat', stage: 'draft', rounds: 'alpha ready' },
      { key: reports, stage: 'beta', rounds: 'beta open' },
      { key: 'sample-shared-dashboards', stage: 'draft', rounds: null },
    ]);
    expect(await house.db.$count(accounts, eq(accounts.sample, true))).toBe(3);
    const told = await house.told();
    expect(told.at(-1)).toBe('sample.made');
    expect(told).toEqual(expect.arrayContaining(['account.created', 'feature.created', 'round.opened']));
    await house.expectChain();
  });

  test('goes with all that was made on top, and nothing else does', { timeout: 30_000 }, async () => {
    const real = await house.open();
    const realAccount = await house.account('sales', { key: 'real-account' });
    const now = new Date();
    await house.done(unlockFeatureVerb, 'sales', wish(real.featureId, realAccount), { now });
    await house.done(recordInterestVerb, 'sales', {
      ...{ featureId: await house.feature(), accountId: realAccount },
      note: 'They asked.',
    });
    await house.done(removeSampleVerb, 'admin', {}, { now: new Date() });
    const before = await counts();
    await house.done(makeSampleVerb, 'admin', {}, { now: new Date() });

    const [accountId, featureId] = [await idOf(accounts, bakery), await idOf(features, reports)];
    const onTop = await house.done(unlockFeatureVerb, 'admin', wish(featureId, accountId), {
      now: new Date(),
    });
    await house.done(unlockFeatureVerb, 'admin', wish(real.featureId, accountId), { now: new Date() });
    await house.done(giveFeedbackVerb, 'admin', {
      ...{ featureId, accountId, sentiment: 'positive', text: 'They like it.' },
    });
    await house.done(writeCommentVerb, 'sales', {
      ...{ on: { kind: 'grant', id: onTop.grantId }, text: 'How is it going?' },
    });
    const alphaId = await idOf(features, 'sample-answers-in-chat');
    const [alpha] = await house.sql<{ id: string }[]>`select id from rounds where feature_id = ${alphaId}`;
    await house.done(openRoundVerb, 'admin', { roundId: alpha?.id });
    const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(alphaId, realAccount), {
      now: new Date(),
    });
    await house.done(approveRequestVerb, 'admin', { requestId, revision: 1 }, { now: new Date() });
    expect(await house.count('approvals')).toBe(1);
    await follower.check();
    expect(isOn(follower, bakery, reports)).toBe(true);
    expect(isOn(follower, 'real-account', 'sample-answers-in-chat')).toBe(true);

    const removed = await house.done(removeSampleVerb, 'admin', {}, { now: new Date() });
    expect(removed).toMatchObject({ accounts: 3, features: 3, grants: 3, requests: 1, feedback: 1 });
    expect({ ...(await counts()), notifications: 0 }).toEqual({ ...before, notifications: 0 });
    await expect.poll(() => follower.snapshot?.feature(reports), { timeout: 1_500 }).toBeUndefined();
    expect(follower.snapshot?.account(bakery)).toBeUndefined();
    expect(isOn(follower, 'real-account', 'sample-answers-in-chat')).toBe(false);
    const [feature] = await house.db.select().from(features).where(eq(features.id, real.featureId));
    expect(isOn(follower, 'real-account', feature?.key ?? '')).toBe(true);
    expect((await house.told()).at(-1)).toBe('sample.removed');
    await house.expectChain();
  });

  test('is gone also for an evaluator that was away when it went', async () => {
    await house.done(makeSampleVerb, 'admin', {}, { now: new Date() });
    const [accountId, featureId] = [await idOf(accounts, bakery), await idOf(features, reports)];
    await house.done(unlockFeatureVerb, 'admin', wish(featureId, accountId), { now: new Date() });
    const file = join(folder, 'copy.bin');
    const before = follow(file);
    await before.start();
    expect(isOn(before, bakery, reports)).toBe(true);
    await before.stop();
    await house.done(removeSampleVerb, 'admin', {}, { now: new Date() });
    const after = follow(file);
    await after.start();
    expect(after.startedFrom).toBe('disk');
    await expect.poll(() => after.snapshot?.account(bakery), { timeout: 1_500 }).toBeUndefined();
    expect(isOn(after, bakery, reports)).toBe(false);
    await after.stop();
  });

  test('whoever speaks of it while it goes is told so', async () => {
    await house.done(makeSampleVerb, 'admin', {}, { now: new Date() });
    const [accountId, featureId] = [await idOf(accounts, bakery), await idOf(features, reports)];
    const [removal, ...unlocks] = await Promise.all([
      house.run(removeSampleVerb, 'admin', {}, { now: new Date() }),
      ...Array.from({ length: 4 }, () =>
        house.run(unlockFeatureVerb, 'admin', wish(featureId, accountId), { now: new Date() }),
      ),
    ]);
    expect(removal.ok).toBe(true);
    // The first of them may get it before it goes, and the next are told that the account has it.
    for (const one of unlocks) if (!one.ok) expect(one.code).toBeOneOf(['not_found', 'conflict', 'denied']);
    expect(await house.db.$count(accounts, eq(accounts.sample, true))).toBe(0);
    expect(await house.run(removeSampleVerb, 'admin', {})).toMatchObject({ ok: false, code: 'conflict' });
  });

  test('what was said to a real request stays said', async () => {
    const { featureId } = await house.open({ kind: 'alpha' });
    const { requestId } = await house.done(
      requestFeatureVerb,
      'sales',
      wish(featureId, await house.account()),
    );
    await house.done(approveRequestVerb, 'pm', { requestId, revision: 1 });
    await expect(house.sql`delete from approvals where request_id = ${requestId}`).rejects.toThrow(
      /append-only/,
    );
    await expect(house.sql`truncate approvals cascade`).rejects.toThrow(/append-only/);
  });
});
