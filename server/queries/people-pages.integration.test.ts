import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import type { Role } from '#domain/permissions.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { firstStepsOf } from '#server/queries/first-steps.ts';
import { peopleList } from '#server/queries/people-list.ts';
import { personHoldings } from '#server/queries/person-holdings.ts';
import { personPage } from '#server/queries/person-page.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const as = (name: Name, ...roles: Role[]): Person => ({ id: house.ids[name], name, roles, teamId: null });

test('a house leads from nothing to the first unlock, and shows the rest to whoever can make a key', async () => {
  const { db } = house;
  const admin = as('admin', 'admin');
  const steps = async () => (await firstStepsOf(db, admin))?.steps;
  expect(await steps()).toMatchObject({ feature: 'create', account: false, untouched: true });
  const accountId = await house.account();
  expect(await steps()).toMatchObject({ feature: 'create', account: true, unlock: 'waits' });
  const featureId = await house.feature();
  expect(await steps()).toMatchObject({ feature: 'plan' });
  await house.plan(featureId);
  expect(await steps()).toMatchObject({ feature: 'mark_ready' });
  const open = await house.open();
  expect(await steps()).toMatchObject({ feature: 'done', unlock: 'next' });
  await house.done(unlockFeatureVerb, 'sales', wish(open.featureId, accountId), { now: new Date() });
  expect(await steps()).toMatchObject({ unlock: 'done' });
  expect(await firstStepsOf(db, as('sales', 'sales'))).toBeNull();
});

test('the list is for admins, finds people, and says what they hold', async () => {
  const { db } = house;
  const admin = as('admin', 'admin');
  const now = new Date();
  expect(await peopleList(db, {}, as('pm', 'pm'), now)).toBeNull();
  const all = await peopleList(db, {}, admin, now);
  expect(all?.people).toHaveLength(all?.all ?? 0);
  expect(all?.people.find(({ id }) => id === house.ids.sales)).toMatchObject({
    unlocks: 1,
    teamName: 'north',
  });
  expect(all?.people.find(({ id }) => id === house.ids.sales)?.lastDeedAt).toBeInstanceOf(Date);
  const ids = async (filter: Parameters<typeof peopleList>[1]) =>
    (await peopleList(db, filter, admin, now))?.people.map(({ id }) => id);
  expect(await ids({ text: 'VIEWER@' })).toEqual([house.ids.viewer]);
  expect(await ids({ role: 'engineer' })).toEqual([house.ids.engineer]);
  expect(await ids({ role: 'pm', team: 'none' })).toHaveLength(2);
  await db.update(users).set({ active: false }).where(eq(users.id, house.ids.leaver));
  expect(await ids({ state: 'left' })).toEqual([house.ids.leaver]);
});

test('what hangs on somebody is counted, with those who could take it over', async () => {
  const { db } = house;
  const now = new Date();
  expect(await personHoldings(db, house.ids.sales, as('pm', 'pm'), now)).toBeNull();
  const held = await personHoldings(db, house.ids.pm, as('admin', 'admin'), now);
  expect(held?.held.pm_features).toEqual({
    count: 2,
    heirs: [{ id: house.ids['other-pm'], name: 'The other-pm' }],
  });
  const seller = await personHoldings(db, house.ids.sales, as('admin', 'admin'), now);
  expect(seller).toMatchObject({ held: { accounts: { count: 1 } }, unlocks: 1 });
  expect(seller?.held.accounts.heirs.map(({ id }) => id)).not.toContain(house.ids.leaver);
});

test('everybody sees what somebody owns and did', async () => {
  const page = await personPage(house.db, house.ids.sales, as('viewer', 'viewer'), new Date());
  expect(page).toMatchObject({ mayManage: false, isReader: false, accounts: { count: 1 }, unlocks: 1 });
  expect(page?.events[0]?.event.type).toBe('grant.created');
  expect(
    await personPage(house.db, house.ids.sales.replace(/^.{8}/, '00000000'), as('pm', 'pm'), new Date()),
  ).toBe(undefined);
});
