import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { sides } from '#domain/lists.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { changeRequestVerb } from '#server/commands/access/change-request.ts';
import { rejectRequestVerb } from '#server/commands/access/reject-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { approvalsList } from '#server/queries/approvals-list.ts';
import { requestPage } from '#server/queries/request-page.ts';
import { similarDecisions } from '#server/queries/similar-decisions.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

const forYou = { side: 'you', atMost: 200 } as const;

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const person = async (name: Name): Promise<Person> => {
  const [found] = await house.db.select().from(users).where(eq(users.id, house.ids[name]));
  if (!found) throw new Error('There is no such person.');
  return found;
};
const leadThenPm = {
  text: 'A lead, then the product manager.',
  when: [],
  outcome: {
    kind: 'needsApproval',
    steps: [
      { group: 'lead', quorum: 1 },
      { group: 'feature_pm', quorum: 1 },
    ],
  },
};
const ask = async (
  featureId: string,
  by: Name = 'other-sales',
  account: object = {},
  changes: object = {},
) => {
  const accountId = await house.account('sales', account);
  return (await house.done(requestFeatureVerb, by, wish(featureId, accountId, changes))).requestId;
};
const yes = (by: Name, requestId: string, reason?: string, revision = 1) =>
  house.done(approveRequestVerb, by, { requestId, revision, reason });

describe("a request's page", () => {
  test('says what was asked, who said yes, what changed, and what the reader can do', async () => {
    const { featureId } = await house.open({ rules: [leadThenPm] });
    const onBehalfOf = house.ids['other-sales'];
    const requestId = await ask(featureId, 'sales', {}, { onBehalfOf });
    await yes('lead', requestId, 'Fine.');
    await house.done(changeRequestVerb, 'sales', { requestId, revision: 1, days: 10 });
    await yes('second-lead', requestId, 'Still fine.', 2);
    const page = await requestPage(house.db, requestId, await person('pm'), house.now);
    expect(page).toMatchObject({
      requestedByName: 'The sales',
      requestedForName: 'The other-sales',
      mayDecide: true,
      inPlaceOf: null,
      mayChange: false,
      mayWithdraw: true,
      isMine: false,
      waitsFor: 'feature_pm',
      step: 2,
      yeses: { given: 1, of: 2 },
      approvedBy: [{ name: 'The second-lead', inPlaceOf: null }],
      approvals: [
        { byName: 'The lead', requestRevision: 1, reason: 'Fine.' },
        { byName: 'The second-lead', requestRevision: 2 },
      ],
      place: null,
      grant: null,
      mayComment: true,
    });
    expect(page?.events.map(({ event }) => event.type)).toEqual([
      ...['request.created', 'request.step_approved', 'request.changed', 'request.step_approved'],
    ]);
    const asker = await requestPage(house.db, requestId, await person('other-sales'), house.now);
    expect(asker).toMatchObject({ mayDecide: false, mayChange: true, mayWithdraw: true, isMine: true });
    const viewer = await requestPage(house.db, requestId, await person('viewer'), house.now);
    expect(viewer).toMatchObject({
      mayDecide: false,
      mayChange: false,
      mayWithdraw: false,
      mayComment: false,
    });
  });

  test('says so when it is decided, and offers nothing', async () => {
    const { featureId } = await house.open({ kind: 'alpha' });
    const requestId = await ask(featureId);
    const { grantId } = await yes('pm', requestId);
    expect(await requestPage(house.db, requestId, await person('pm'), house.now)).toMatchObject({
      request: { status: 'approved' },
      mayDecide: false,
      mayWithdraw: false,
      grant: { id: grantId },
    });
  });

  test('is not there for what is not there', async () => {
    expect(await requestPage(house.db, randomUUID(), await person('pm'), house.now)).toBeUndefined();
  });
});

describe('similar decisions', () => {
  test('are of the same feature, for accounts alike or by the same rule, newest first', async () => {
    const rules = [
      {
        ...leadThenPm,
        text: 'Starter ones.',
        when: [{ field: 'account.tier', op: 'in', value: ['Starter'] }],
      },
      { ...leadThenPm, text: 'All others.' },
    ];
    const { featureId } = await house.open({ rules, seats: 20 });
    const decide = async (account: object, reason: string | undefined, no = false) => {
      const requestId = await ask(featureId, 'other-sales', account);
      await yes('lead', requestId);
      if (no) await house.done(rejectRequestVerb, 'pm', { requestId, revision: 1, reason });
      else await yes('pm', requestId, reason);
      return requestId;
    };
    await decide({}, 'First.');
    const second = await decide({}, 'Too early.', true);
    const third = await decide({ region: 'US' }, undefined);
    const fourth = await decide({}, 'Fourth.');
    await decide({ tier: 'Starter' }, 'Another rule, another tier.');
    const { featureId: elsewhere } = await house.open({ kind: 'alpha' });
    await yes('pm', await ask(elsewhere));

    const like = await ask(featureId);
    const free = await ask(featureId, 'other-sales', { tier: 'Starter', region: 'US' });
    const alone = await ask(elsewhere, 'other-sales', { tier: 'Starter' });
    const found = await similarDecisions(house.db, [like, free]);
    expect(found.get(like)).toMatchObject({
      approved: 3,
      rejected: 1,
      latest: [
        { requestId: fourth, outcome: 'approved', decidedBy: 'The pm', reason: 'Fourth.' },
        { requestId: third, outcome: 'approved', reason: null },
        { requestId: second, outcome: 'rejected', decidedBy: 'The pm', reason: 'Too early.' },
      ],
    });
    expect(found.get(free)).toMatchObject({
      approved: 1,
      rejected: 0,
      latest: [{ reason: 'Another rule, another tier.' }],
    });
    const pm = await person('pm');
    const sidesOfPm = sides.map((side) => approvalsList(house.db, pm, house.now, { side, atMost: 200 }));
    const listed = (await Promise.all(sidesOfPm)).flatMap(({ rows }) => rows);
    expect(listed.find((row) => row.request.id === alone)?.similar).toMatchObject({ approved: 1 });
    expect(listed.find((row) => row.request.id === like)?.similar).toEqual(found.get(like));
  });
});

test('a list shows who waits for a yes: also those on the waitlist, but not those who wait for a place only', async () => {
  const { featureId } = await house.open({ kind: 'alpha', seats: 1 });
  await yes('pm', await ask(featureId));
  const waitlisted = await ask(featureId);
  const row = async () => {
    const { rows } = await approvalsList(house.db, await person('pm'), house.now, forYou);
    return rows.find((one) => one.request.id === waitlisted);
  };
  expect(await row()).toMatchObject({ request: { status: 'waitlisted' }, mayDecide: true });
  expect(await yes('pm', waitlisted)).toMatchObject({ granted: false, waitlisted: false });
  expect(await row()).toBeUndefined();
});
