import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { grantActivations, grants } from '#db/schema/access.ts';
import { interests } from '#db/schema/demand.ts';
import { rounds } from '#db/schema/features.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { changeRoundVerb } from '#server/commands/rounds/change-round.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { aSentence } from '#tests/support/facts.ts';
import { fatesOf } from '#tests/support/fates.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
let featureId: string;
let roundId: string;
let nextId: string;
let accounts: string[];
let held: string[];
beforeAll(async () => {
  house = await openTestHouse();
});
/** A running round with three accounts in it, and the next one planned with two places. */
beforeEach(async () => {
  ({ featureId, roundId } = await house.open({ seats: 5 }));
  accounts = [await house.account(), await house.account(), await house.account()];
  held = [];
  for (const account of accounts) held.push(await house.grant(featureId, account));
  nextId = await house.plan(featureId, { seats: 2, opensWhenReady: false });
});

const carry = (grantId: string | undefined) => ({ grantId, fate: 'carry' });
const end = (grantId: string | undefined) => ({ grantId, fate: 'end' });
const close = (fates: readonly object[], changes: object = {}) =>
  house.run(closeRoundVerb, 'pm', { roundId, fates, ...changes });
const rows = () => house.db.select().from(grants).where(eq(grants.featureId, featureId));

test('two of three go on into the next round without a gap, and one ends', async () => {
  const [first = '', second = '', third = ''] = held;
  const seen = { environmentKey: 'production', firstOnAt: house.now, recordedAt: house.now };
  await house.db.insert(grantActivations).values({ grantId: first, ...seen });
  const mark = await house.mark();
  expect(await close([carry(first), carry(second), end(third)])).toMatchObject({
    answer: { ended: 1, carried: 2, opened: false },
  });
  const all = await rows();
  expect(all).toHaveLength(5);
  for (const old of all.filter(({ id }) => id === first || id === second)) {
    const fresh = all.find((row) => row.carriedFrom === old.id);
    expect(old).toMatchObject({ endedAs: 'carried', endedAt: house.now });
    expect(fresh).toMatchObject({
      accountId: old.accountId,
      roundId: nextId,
      startsAt: old.endedAt,
      expiresAt: new Date(house.now.getTime() + 86_400_000),
      endedAt: null,
      source: old.source,
      sellerId: old.sellerId,
      grantedBy: old.grantedBy,
      variant: old.variant,
      reason: old.reason,
      intentAt: old.intentAt,
    });
  }
  expect(all.find(({ id }) => id === third)).toMatchObject({ endedAs: 'revoked' });
  const carriedOn = all.find((row) => row.carriedFrom === first)?.id ?? '';
  expect(
    await house.db.select().from(grantActivations).where(eq(grantActivations.grantId, carriedOn)),
  ).toEqual([{ grantId: carriedOn, ...seen, recordedAt: house.now }]);
  expect(await house.told(mark)).toEqual([
    'round.closed',
    ...['grant.carried', 'grant.carried'],
    'grant.revoked',
  ]);
  await house.expectChain();
});

test('no more go on than the next round has places', async () => {
  const fates = await fatesOf(house, roundId, 'carry');
  expect(await close(fates)).toMatchObject({
    code: 'no_seat',
    sentence:
      '3 accounts are to go on into beta round 2, which has 2 places left. Carry fewer, or give it more places.',
  });
  expect((await rows()).every((row) => row.endedAt === null)).toBe(true);
});

test('a plan that somebody overtook is stale, and names whom', async () => {
  const before = await fatesOf(house, roundId);
  await house.grant(featureId, await house.account());
  expect(await close(before)).toMatchObject({
    code: 'stale',
    sentence: expect.stringMatching(/^Account \d+ has Feature \d+ in this round too\./),
  });
  const now = await fatesOf(house, roundId);
  const gone = { endedAt: house.now, endedAs: 'revoked' as const };
  await house.db
    .update(grants)
    .set(gone)
    .where(eq(grants.id, held[0] ?? ''));
  expect(await close(now)).toMatchObject({
    code: 'stale',
    sentence: expect.stringMatching(/^Account \d+ does not have Feature \d+ in this round any more\./),
  });
});

test('an end at a date outlives the round, and takes no place in the next one', async () => {
  const endsOn = new Date(house.now.getTime() + 5 * 86_400_000);
  const [first, second, third] = held;
  const mark = await house.mark();
  expect(
    await close([{ grantId: first, fate: 'end_on', endsOn }, carry(second), carry(third)]),
  ).toMatchObject({
    ok: true,
  });
  const kept = (await rows()).find(({ id }) => id === first);
  expect(kept).toMatchObject({ expiresAt: endsOn, endedAt: null, roundId: roundId });
  expect(await house.told(mark)).toContain('grant.end_set');
  const tooLate = { grantId: first, fate: 'end_on', endsOn: new Date(house.now.getTime() - 1) };
  expect(await close([tooLate])).toMatchObject({
    code: 'conflict',
    sentence: expect.stringMatching(aSentence),
  });
});

test('promotion opens the next round in the same act, and only when it is ready', async () => {
  const [first, second, third] = held;
  const fates = [carry(first), carry(second), end(third)];
  expect(await close(fates, { openNext: true })).toMatchObject({
    code: 'conflict',
    sentence: expect.stringMatching(/is not marked ready for testing yet\.$/),
  });
  await house.done(markReadyVerb, 'engineer', {
    roundId: nextId,
    readiness: { limitations: true, killSwitch: true, docs: false },
  });
  const mark = await house.mark();
  expect(await close(fates, { openNext: true })).toMatchObject({ answer: { carried: 2, opened: true } });
  expect(await house.told(mark)).toEqual([
    'round.closed',
    ...['grant.carried', 'grant.carried'],
    'grant.revoked',
    'round.opened',
  ]);
  const all = await house.db
    .select()
    .from(rounds)
    .where(eq(rounds.featureId, featureId))
    .orderBy(rounds.number);
  expect(all).toMatchObject([
    { status: 'closed' },
    { status: 'open', openedAt: house.now, readiness: { limitations: true, killSwitch: true, docs: false } },
  ]);
});

test('what was asked becomes an interest, once', async () => {
  const [asking, known] = [await house.account(), await house.account()];
  const deal = { dealCloseDate: '2027-01-15' };
  for (const account of [asking, known])
    await house.done(requestFeatureVerb, 'other-sales', wish(featureId, account, deal));
  await house.db.insert(interests).values({
    id: randomUUID(),
    featureId,
    accountId: known,
    heardBy: house.ids.sales,
    note: 'On a fair.',
    createdAt: house.now,
  });
  expect(await close(held.map(end))).toMatchObject({ answer: { ended: 3, interests: 1 } });
  const kept = await house.db
    .select()
    .from(interests)
    .where(eq(interests.featureId, featureId))
    .orderBy(desc(interests.note));
  expect(kept).toMatchObject([
    {
      accountId: asking,
      heardBy: house.ids['other-sales'],
      note: 'They asked on the call.',
      dealCloseDate: '2027-01-15',
      settledAt: null,
    },
    { accountId: known, note: 'On a fair.' },
  ]);
  const asked = await house.sql`select status from requests where feature_id = ${featureId}`;
  expect(asked.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
});

const terms = { defaultDays: 30, maxDays: 60, eligibility: [], rules: [], opensWhenReady: true };

test('a round changes for whoever comes next, and never below what is taken', async () => {
  const before = (await rows()).map((row) => row.expiresAt);
  const change = { roundId, ...terms, seats: 3, reason: 'Enough for now.' };
  const mark = await house.mark();
  await house.done(changeRoundVerb, 'pm', change);
  expect(await house.told(mark)).toEqual(['round.changed']);
  expect((await rows()).map((row) => row.expiresAt)).toEqual(before);
  expect(await house.run(changeRoundVerb, 'pm', change)).toMatchObject({ code: 'invalid' });
  expect(await house.run(changeRoundVerb, 'pm', { ...change, seats: 2 })).toMatchObject({
    code: 'conflict',
    sentence: '3 places are taken in beta round 1, so it can not have fewer.',
  });
  expect(await house.run(changeRoundVerb, 'other-pm', { ...change, seats: 9 })).toMatchObject({
    code: 'forbidden',
  });
  await house.done(closeRoundVerb, 'pm', { roundId, fates: held.map(end) });
  expect(await house.run(changeRoundVerb, 'pm', { ...change, seats: 9 })).toMatchObject({ code: 'conflict' });
});
