import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { requests } from '#db/schema/access.ts';
import { addDays } from '#domain/dates.ts';
import { readAccess, seatsTaken } from '#server/access/read-access.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { takePlaceVerb } from './take-place.ts';
import { tendWaitlists } from './tend-waitlists.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(20);
});

const end = (grantId: string) => house.done(revokeGrantVerb, 'pm', { grantId, reason: 'They are done.' });

/** A full round of which one place came free, which is held for the first of those who wait. */
async function heldPlace(waiting: number, { others } = { others: 0 }) {
  const { featureId, roundId } = await house.open({ seats: 1 + others });
  const grantIds: string[] = [];
  for (let made = 0; made <= others; made++)
    grantIds.push(await house.grant(featureId, await house.account()));
  const line: { requestId: string; accountId: string }[] = [];
  for (let made = 0; made < waiting; made++) {
    const accountId = await house.account();
    const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
    line.push({ requestId, accountId });
  }
  await end(grantIds[0] ?? '');
  await tendWaitlists(house.house, house.now);
  return { featureId, roundId, line, grantIds };
}

const take = (requestId: string, now: Date) => house.run(takePlaceVerb, 'sales', { requestId }, { now });
const [first, second] = [0, 1];

test('an offer lapses by the clock alone: the next may take the place, whoever let it lapse may not', async () => {
  const { roundId, line } = await heldPlace(2);
  const until = addDays(house.now, 2);
  const justBefore = new Date(until.getTime() - 1);
  expect((await seatsTaken(house.db, [roundId], justBefore)).get(roundId)).toBe(1);
  expect(await take(line[second]?.requestId ?? '', justBefore)).toMatchObject({ code: 'no_seat' });
  expect((await seatsTaken(house.db, [roundId], until)).get(roundId) ?? 0).toBe(0);
  expect(await take(line[first]?.requestId ?? '', until)).toMatchObject({ code: 'no_seat' });
  expect(await take(line[second]?.requestId ?? '', until)).toMatchObject({ ok: true });
  expect(await take(line[first]?.requestId ?? '', until)).toMatchObject({ code: 'no_seat' });
});

test('whoever let it lapse takes it when nobody else waits', async () => {
  const { line } = await heldPlace(1);
  const later = addDays(house.now, 3);
  expect(await take(line[first]?.requestId ?? '', later)).toMatchObject({ ok: true });
});

test('what the clock decided is told once, then the next is offered the place', async () => {
  const { line } = await heldPlace(2);
  const until = addDays(house.now, 2);
  const before = await house.mark();
  const late = addDays(until, 1);
  expect(await tendWaitlists(house.house, late)).toBe(2);
  expect(await tendWaitlists(house.house, late)).toBe(0);
  expect(await house.told(before)).toEqual(['request.offer_lapsed', 'request.offered']);
  const rows = await Promise.all(
    line.map(async ({ requestId }) => {
      const [row] = await house.db.select().from(requests).where(eq(requests.id, requestId));
      return row;
    }),
  );
  expect(rows).toMatchObject([
    { status: 'waitlisted', waitsSince: until, waitPlace: null, offeredUntil: null },
    { status: 'offered', offeredUntil: addDays(late, 2) },
  ]);
  house.now = late;
});

test('a round that cannot be tended keeps no other from being tended', async () => {
  const rounds = [await heldPlace(2), await heldPlace(2)].toSorted((one, other) =>
    one.roundId.localeCompare(other.roundId),
  );
  const [broken, sound] = rounds;
  const until = addDays(house.now, 2);
  await house.sql.unsafe(`
    create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'this round is broken'; end $$;
    create trigger broken before update on requests
      for each row when (new.round_id = '${broken?.roundId}') execute function refuse_change()`);
  const statuses = (round: typeof broken) =>
    house.sql<{ status: string }[]>`select status from requests where round_id = ${round?.roundId ?? ''}
      order by created_at`.then((rows) => rows.map(({ status }) => status));
  await expect(tendWaitlists(house.house, until)).rejects.toMatchObject({
    cause: { message: 'this round is broken' },
  });
  expect(await statuses(broken)).toEqual(['offered', 'waitlisted']);
  expect(await statuses(sound)).toEqual(['waitlisted', 'offered']);
  await house.sql`drop trigger broken on requests`;
  await tendWaitlists(house.house, until);
  expect(await statuses(broken)).toEqual(await statuses(sound));
  house.now = until;
});

test('places are counted with offers, as the seller, the database and the lists count them', async () => {
  const { featureId, roundId, line } = await heldPlace(1);
  const by = { id: house.ids.sales, roles: ['sales'], teamId: null } as const;
  const accountIds = [line[first]?.accountId ?? ''];
  const [access] = await readAccess(house.db, { accountIds, featureIds: [featureId], by, now: house.now });
  expect(access?.facts.round?.seats).toEqual({ total: 1, taken: 1 });
  expect(access?.facts.line).toEqual({ waiting: 0, place: undefined, holdsOffer: true });
  const at = house.now.toISOString();
  const [counted] = await house.sql`select seats_taken(${roundId}, ${at}::timestamptz, null) as taken`;
  expect(counted?.taken).toBe(1);
});

test('50 at once after one free place beside one that is held overfill nothing', {
  timeout: 120_000,
}, async () => {
  const { featureId, roundId, line, grantIds } = await heldPlace(10, { others: 1 });
  const strangers = await Promise.all(Array.from({ length: 30 }, () => house.account()));
  await end(grantIds[1] ?? '');
  const { now } = house;
  const tries = [
    ...Array.from({ length: 20 }, (_try, place) => ({ requestId: line[place % line.length]?.requestId })),
    ...strangers.map((accountId) => ({ accountId })),
  ];
  const outcomes = await Promise.all([
    ...tries.map((one) =>
      'accountId' in one
        ? house.run(unlockFeatureVerb, 'sales', wish(featureId, one.accountId), { now })
        : house.run(takePlaceVerb, 'sales', { requestId: one.requestId }, { now }),
    ),
    tendWaitlists(house.house, now).then(() => ({ ok: false as const, code: 'tended' as const })),
  ]);
  const [taken] = await house.sql<{ grants: number; all: number }[]>`
    select count(*)::int as grants, seats_taken(${roundId}, ${now.toISOString()}::timestamptz, null) as all
    from grants where round_id = ${roundId} and upper(lives) > ${now.toISOString()}::timestamptz`;
  expect(taken?.all).toBe(2);
  expect(taken?.grants).toBeGreaterThan(0);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(taken?.grants ?? 0);
  const codes = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code])));
  expect([...codes].sort()).toEqual(expect.arrayContaining(['no_seat', 'tended']));
  for (const code of codes) expect(code).toBeOneOf(['no_seat', 'conflict', 'tended']);
  await house.expectChain();
});
