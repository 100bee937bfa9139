import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { exclusions, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { addDays } from '#domain/dates.ts';
import { readAccess, seatsTaken } from '#server/access/read-access.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { cancelRequestVerb } from '#server/commands/access/cancel-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { pauseRoundVerb } from '#server/commands/rounds/pause-round.ts';
import { aSentence } from '#tests/support/facts.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { orderWaitlistVerb } from './order-waitlist.ts';
import { takePlaceVerb } from './take-place.ts';
import { tendWaitlists } from './tend-waitlists.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

/** A full round of one seat, and so many accounts that wait for it. */
async function fullRound(waiting: number, changes: object = {}) {
  const { featureId, roundId } = await house.open({ seats: 1, ...changes });
  const grantId = await house.grant(featureId, await house.account());
  const line: { requestId: string; accountId: string }[] = [];
  for (let made = 0; made < waiting; made++) line.push(await join(featureId));
  const end = () => house.done(revokeGrantVerb, 'pm', { grantId, reason: 'They are done.' });
  return { featureId, roundId, grantId, line, end };
}

async function join(featureId: string, by: Name = 'sales', changes: object = {}) {
  const accountId = await house.account('sales');
  const { requestId } = await house.done(requestFeatureVerb, by, wish(featureId, accountId, changes));
  return { requestId, accountId };
}

const tend = (now = house.now) => tendWaitlists(house.house, now);
const take = (requestId: string, by: Name = 'sales', now?: Date) =>
  house.run(takePlaceVerb, by, { requestId }, now ? { now } : {});
const row = async (requestId: string) => {
  const [found] = await house.db.select().from(requests).where(eq(requests.id, requestId));
  if (!found) throw new Error('There is no such request.');
  return found;
};
const statuses = async (line: readonly { requestId: string }[]) => {
  const rows = await Promise.all(line.map(({ requestId }) => row(requestId)));
  return rows.map(({ status }) => status);
};
const id = (line: readonly { requestId: string }[], place: number) => line[place]?.requestId ?? '';

describe('joining', () => {
  test('asking when it is full takes a place in line, and says which', async () => {
    const { featureId, line } = await fullRound(1);
    const before = await house.mark();
    const input = wish(featureId, await house.account(), { dealValue: 90_000, dealCloseDate: '2027-01-15' });
    const answer = await house.done(requestFeatureVerb, 'sales', input);
    expect(answer).toMatchObject({ place: 2 });
    expect(await row(answer.requestId)).toMatchObject({
      status: 'waitlisted',
      waitsSince: house.now,
      steps: [],
      dealValue: 90_000,
      dealCloseDate: '2027-01-15',
    });
    expect(await house.told(before)).toEqual(['account.created', 'request.created', 'request.waitlisted']);
    expect(await statuses(line)).toEqual(['waitlisted']);
  });

  test('it keeps whose yes is needed, and takes it while it waits', async () => {
    const { featureId, end } = await fullRound(0);
    const { requestId } = await join(featureId, 'other-sales');
    expect(await row(requestId)).toMatchObject({ steps: [{ group: 'feature_pm', quorum: 1 }] });
    await end();
    await tend();
    expect(await take(requestId, 'other-sales')).toMatchObject({
      code: 'needs_approval',
      sentence: expect.stringMatching(/product manager has not said yes/),
    });
    await house.done(approveRequestVerb, 'pm', { requestId, revision: 1 });
    expect(await take(requestId, 'other-sales')).toMatchObject({ ok: true });
  });

  test('one account stands in line once', async () => {
    const { featureId, line } = await fullRound(1);
    const again = wish(featureId, line[0]?.accountId ?? '');
    expect(await house.run(requestFeatureVerb, 'sales', again)).toMatchObject({ code: 'conflict' });
  });

  test('whoever withdraws lets the others move up, from the line or from an offer', async () => {
    const { line, end } = await fullRound(3);
    await house.done(cancelRequestVerb, 'sales', { requestId: id(line, 0) });
    await end();
    await tend();
    expect(await statuses(line)).toEqual(['cancelled', 'offered', 'waitlisted']);
    await house.done(cancelRequestVerb, 'sales', { requestId: id(line, 1) });
    await tend();
    expect(await statuses(line)).toEqual(['cancelled', 'cancelled', 'offered']);
  });
});

describe('a free place', () => {
  test('is offered to the first in line once, told to nobody else, and taken', async () => {
    const { featureId, roundId, line, end } = await fullRound(2);
    expect(await tend()).toBe(0);
    await end();
    const before = await house.mark();
    expect(await tend()).toBe(1);
    expect(await tend()).toBe(0);
    const first = id(line, 0);
    expect(await row(first)).toMatchObject({
      status: 'offered',
      offeredAt: house.now,
      offeredUntil: addDays(house.now, 2),
    });
    expect((await seatsTaken(house.db, [roundId], house.now)).get(roundId)).toBe(1);
    expect(await take(id(line, 1))).toMatchObject({
      code: 'no_seat',
      sentence: expect.stringMatching(aSentence),
    });
    expect(await take(first, 'other-sales')).toMatchObject({ code: 'forbidden' });
    const taken = await take(first);
    if (!taken.ok) throw new Error(taken.sentence);
    const [grant] =
      await house.sql`select source, request_id, seller_id from grants where id = ${taken.answer.grantId}`;
    expect(grant).toEqual({ source: 'offer', request_id: first, seller_id: house.ids.sales });
    expect(await row(first)).toMatchObject({ status: 'approved', decidedAt: house.now });
    expect(await take(first)).toMatchObject({ code: 'conflict' });
    expect(await house.told(before)).toEqual(['request.offered', 'grant.created']);
    expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, await house.account()))).toMatchObject(
      {
        code: 'no_seat',
      },
    );
  });

  test('is taken by the first in line although no job has offered it', async () => {
    const { line, end } = await fullRound(2);
    await end();
    expect(await take(id(line, 1))).toMatchObject({ code: 'no_seat' });
    expect(await take(id(line, 0))).toMatchObject({ ok: true });
  });

  test('is nobody else’s who comes along, and an unlock for whoever is first takes it', async () => {
    const { featureId, line, end } = await fullRound(2);
    await end();
    const newcomer = wish(featureId, await house.account());
    expect(await house.run(unlockFeatureVerb, 'sales', newcomer)).toMatchObject({
      code: 'no_seat',
      sentence: expect.stringMatching(/2 accounts wait/),
    });
    await tend();
    expect(await house.run(unlockFeatureVerb, 'sales', newcomer)).toMatchObject({ code: 'no_seat' });
    await house.done(unlockFeatureVerb, 'sales', wish(featureId, line[0]?.accountId ?? ''));
    expect(await statuses(line)).toEqual(['cancelled', 'waitlisted']);
  });

  test('is offered to nobody who is archived or excluded, and they keep nobody waiting', async () => {
    const { featureId, line, end } = await fullRound(3);
    const [archived, excluded] = [line[0]?.accountId ?? '', line[1]?.accountId ?? ''];
    await house.db.update(accounts).set({ archivedAt: house.now }).where(eq(accounts.id, archived));
    const createdBy = house.ids.pm;
    const exclusion = { id: randomUUID(), featureId, accountId: excluded, createdBy };
    await house.db.insert(exclusions).values({ ...exclusion, reason: 'Contract', createdAt: house.now });
    await end();
    const who = { id: house.ids.sales, roles: ['sales'], teamId: null } as const;
    const accountIds = line.map(({ accountId }) => accountId);
    const access = await readAccess(house.db, {
      accountIds,
      featureIds: [featureId],
      by: who,
      now: house.now,
    });
    const third = access.find(({ accountRow }) => accountRow.id === line[2]?.accountId);
    expect(third?.facts.line).toEqual({ waiting: 1, place: 1, holdsOffer: false });
    await tend();
    expect(await statuses(line)).toEqual(['waitlisted', 'waitlisted', 'offered']);
    expect(await tend()).toBe(0);
  });

  test.each([
    [
      'the round pauses',
      (at: { roundId: string }) => house.done(pauseRoundVerb, 'pm', { ...at, reason: 'A fault.' }),
    ],
    [
      'the feature is switched off',
      (_at: object, featureId: string) =>
        house.done(killFeatureVerb, 'engineer', {
          featureId,
          environmentKey: 'production',
          reason: 'A fault.',
        }),
    ],
  ])('is not offered while %s', async (_why, stop) => {
    const { featureId, roundId, line, end } = await fullRound(1);
    await end();
    await stop({ roundId }, featureId);
    expect(await tend()).toBe(0);
    expect(await take(id(line, 0))).toMatchObject({ code: 'denied' });
  });
});

describe('the order', () => {
  test('is that of the product manager, of exactly those who wait', async () => {
    const { featureId, roundId, line, end } = await fullRound(3);
    const requestIds = [id(line, 2), id(line, 0), id(line, 1)];
    const before = await house.mark();
    const order = (by: Name, ids: readonly string[]) =>
      house.run(orderWaitlistVerb, by, { roundId, requestIds: ids });
    expect(await order('other-pm', requestIds)).toMatchObject({ code: 'forbidden' });
    expect(await order('sales', requestIds)).toMatchObject({ code: 'forbidden' });
    expect(await order('pm', requestIds.slice(1))).toMatchObject({ code: 'stale' });
    expect(await order('pm', requestIds)).toMatchObject({ ok: true });
    expect(await house.told(before)).toEqual(['waitlist.ordered']);
    const last = await join(featureId);
    await end();
    await tend();
    expect(await statuses([...line, last])).toEqual(['waitlisted', 'waitlisted', 'offered', 'waitlisted']);
  });
});
