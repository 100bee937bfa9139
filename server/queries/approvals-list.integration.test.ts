import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { users } from '#db/schema/users.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { approvalsList } from './approvals-list.ts';
import { howManyWait, whatWaits } from './what-waits.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

async function person(name: Name) {
  const [by] = await house.db.select().from(users).where(eq(users.id, house.ids[name]));
  if (!by) throw new Error('There is no such person.');
  return by;
}

async function listOf(name: Name, atMost = 200, now = house.now) {
  const by = await person(name);
  return {
    you: await approvalsList(house.db, by, now, { side: 'you', atMost }),
    others: await approvalsList(house.db, by, now, { side: 'others', atMost }),
    counted: await howManyWait(house.db, by, now, 100),
  };
}

/** So many requests that are older than all others, for accounts of their own. */
async function olderOnes(count: number, requestId: string) {
  await house.sql`
    insert into accounts (id, key, name, tier, type, arr, region, owner_id, created_at)
    select gen_random_uuid(), 'old-' || n, 'Old ' || n, 'Business', 'customer', 1000, 'EU', ${house.ids.sales}, now()
    from generate_series(1, ${count}) n`;
  await house.sql`
    insert into requests (id, feature_id, account_id, round_id, status, requested_by, requested_for, reason, days, steps,
      policy_version, rule_text, intent_at, created_at, revised_at)
    select gen_random_uuid(), r.feature_id, a.id, r.round_id, 'pending', r.requested_by, r.requested_for, r.reason, r.days,
      r.steps, r.policy_version, r.rule_text, r.intent_at, r.created_at - interval '1 hour', r.revised_at
    from requests r, accounts a where r.id = ${requestId} and a.key like 'old-%'`;
}

test('what waits for a reader is found behind hundreds that wait for others', async () => {
  const { featureId: elsewhere } = await house.open({ kind: 'alpha', seats: 500 }, 'other-pm');
  const { featureId: own } = await house.open({ kind: 'alpha' });
  const ask = async (featureId: string) =>
    (await house.done(requestFeatureVerb, 'sales', wish(featureId, await house.account()))).requestId;
  const first = await ask(elsewhere);
  const mine = await ask(own);
  await olderOnes(450, first);
  const pm = await listOf('pm');
  expect(pm.you).toMatchObject({
    rows: [{ request: { id: mine }, mayDecide: true, waitsFor: 'feature_pm' }],
    total: 1,
    arr: 50_000,
  });
  expect(pm.others).toMatchObject({ total: 451, arr: 500_000 });
  expect(pm.others.rows).toHaveLength(200);
  expect(pm.counted).toBe(1);
  const other = await listOf('other-pm');
  expect(other.you.total).toBe(451);
  expect(other.you.rows.every(({ mayDecide }) => mayDecide)).toBe(true);
  expect(other.others.rows).toMatchObject([{ request: { id: mine }, mayDecide: false }]);
  expect(other.counted).toBe(100);
  const all = await whatWaits(house.db, await person('other-pm'), house.now, { side: 'you', atMost: 500 });
  expect(all.ids.at(-1)).toBe(first);
});

test('what one asked for stands first among what waits for others, and nobody without a say counts', async () => {
  const sales = await listOf('sales', 3);
  expect(sales.you).toEqual({ rows: [], total: 0, arr: 0 });
  expect(sales.others.rows.every(({ isMine }) => isMine)).toBe(true);
  expect(sales.counted).toBe(0);
});
