import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { addDays } from '#domain/dates.ts';
import { sides } from '#domain/lists.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { askExtensionVerb } from '#server/commands/access/ask-extension.ts';
import { breakGlassVerb } from '#server/commands/access/break-glass.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { offerPlaceVerb } from '#server/commands/demand/offer-place.ts';
import { recordInterestVerb } from '#server/commands/demand/record-interest.ts';
import { changeRoundVerb } from '#server/commands/rounds/change-round.ts';
import { remindApprovers } from '#server/outbox/reminders/remind-approvers.ts';
import { accountPage } from '#server/queries/account-page.ts';
import { approvalsList } from '#server/queries/approvals-list.ts';
import { requestPage } from '#server/queries/request-page.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
let scene: Awaited<ReturnType<typeof outlived>>;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  scene = await outlived();
});

/** More time was asked for, nobody answered, and the grant has ended by the clock. */
async function outlived() {
  const { featureId, roundId } = await house.open({ kind: 'alpha' });
  const accountId = await house.account();
  const { requestId } = await house.done(
    requestFeatureVerb,
    'sales',
    wish(featureId, accountId, { days: 2 }),
  );
  const { grantId } = await house.done(approveRequestVerb, 'pm', { requestId, revision: 1 });
  const more = { grantId, days: 50, reason: 'Their trial goes on.' };
  const longer = await house.done(askExtensionVerb, 'sales', more);
  house.now = addDays(house.now, 10);
  return { featureId, roundId, accountId, longer: longer.requestId };
}
const statusOf = async (requestId: string) => {
  const [row] = await house.db.select().from(requests).where(eq(requests.id, requestId));
  return row?.status;
};
async function reader(name: Name): Promise<Person> {
  const [row] = await house.db.select().from(users).where(eq(users.id, house.ids[name]));
  if (!row) throw new Error(`Nobody is called ${name}.`);
  return row;
}

test('asking anew takes its place, and says so', async () => {
  const { featureId, accountId, longer } = scene;
  expect(await house.run(approveRequestVerb, 'pm', { requestId: longer, revision: 1 })).toMatchObject({
    code: 'conflict',
  });
  const before = await house.mark();
  const asked = await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
  expect(await house.told(before)).toEqual(['request.created', 'request.cancelled']);
  expect(await statusOf(longer)).toBe('cancelled');
  const approval = { requestId: asked.requestId, revision: 1 };
  expect(await house.done(approveRequestVerb, 'pm', approval)).toMatchObject({ granted: true });
});

test('an interest is recorded, and a place offered for it takes its place', async () => {
  const { featureId, accountId, longer } = scene;
  const heard = { featureId, accountId, note: 'They want it back.' };
  const { interestId } = await house.done(recordInterestVerb, 'sales', heard);
  expect(await statusOf(longer)).toBe('pending');
  const { requestId } = await house.done(offerPlaceVerb, 'pm', { interestId });
  expect(await statusOf(longer)).toBe('cancelled');
  expect(await statusOf(requestId)).toBe('offered');
});

test('a direct unlock takes its place', async () => {
  const { featureId, roundId, accountId, longer } = scene;
  const rules = [{ text: 'All may.', when: [], outcome: { kind: 'allow' } }];
  const terms = { seats: 3, defaultDays: 1, maxDays: 60, eligibility: [], opensWhenReady: true };
  await house.done(changeRoundVerb, 'pm', { roundId, ...terms, rules });
  const before = await house.mark();
  await house.done(unlockFeatureVerb, 'sales', wish(featureId, accountId));
  expect(await house.told(before)).toEqual(['grant.created', 'request.cancelled']);
  expect(await statusOf(longer)).toBe('cancelled');
});

test('a break-glass takes its place, and is not for whoever asked then', async () => {
  const { featureId, accountId, longer } = scene;
  const urgent = wish(featureId, accountId, { days: 2 });
  const { grantId } = await house.done(breakGlassVerb, 'admin', urgent);
  expect(await statusOf(longer)).toBe('cancelled');
  const [grant] = await house.db.select().from(grants).where(eq(grants.id, grantId));
  expect(grant?.sellerId).toBe(house.ids.admin);
});

test('nobody is reminded of it, and no list shows it', async () => {
  const { accountId, longer } = scene;
  await remindApprovers(house.house, house.now);
  const told =
    await house.sql`select 1 from audit_events where type like 'request.%' and event ->> 'requestId' = ${longer}`;
  expect(told).toHaveLength(1);
  const [pm, sales] = [await reader('pm'), await reader('sales')];
  for (const side of sides) {
    const { rows } = await approvalsList(house.db, pm, house.now, { side, atMost: 200 });
    expect(rows.map(({ request }) => request.id)).not.toContain(longer);
  }
  const [account] = await house.db.select().from(accounts).where(eq(accounts.id, accountId));
  const page = await accountPage(house.db, account?.key ?? '', sales, house.now);
  expect(page?.features.filter(({ request }) => request !== null)).toEqual([]);
  expect(await requestPage(house.db, longer, pm, house.now)).toMatchObject({
    over: true,
    waitsFor: null,
    mayDecide: false,
    escalated: false,
  });
  expect(await requestPage(house.db, longer, sales, house.now)).toMatchObject({
    mayChange: false,
    mayWithdraw: true,
  });
});
