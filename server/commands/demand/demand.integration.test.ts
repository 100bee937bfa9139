import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { grants, requests } from '#db/schema/access.ts';
import { interests } from '#db/schema/demand.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { takePlaceVerb } from '#server/commands/waitlist/take-place.ts';
import { recipientsOf } from '#server/outbox/recipients.ts';
import { accountDemand } from '#server/queries/demand-account.ts';
import { demandChoices, openInterest } from '#server/queries/demand-choices.ts';
import { featureDemand } from '#server/queries/demand-feature.ts';
import { demandByValue, openedForMine } from '#server/queries/demand-home.ts';
import { listEvents } from '#server/queries/events.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { giveFeedbackVerb } from './give-feedback.ts';
import { offerPlaceVerb } from './offer-place.ts';
import { recordInterestVerb } from './record-interest.ts';
import { withdrawInterestVerb } from './withdraw-interest.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await openTestHouse();
});

type Name = keyof TestHouse['ids'];
const personOf = (name: Name, roles: readonly ('sales' | 'pm')[]) => ({
  id: t.ids[name],
  name: `The ${name}`,
  roles,
  teamId: null,
});

async function heard(featureId: string, accountId: string, by: Name = 'sales', more: object = {}) {
  const input = { featureId, accountId, note: 'Asked on the call.', ...more };
  return (await t.done(recordInterestVerb, by, input)).interestId;
}

async function stored(interestId: string) {
  const [row] = await t.db.select().from(interests).where(eq(interests.id, interestId));
  return row;
}

async function keyOf(table: 'features' | 'accounts', id: string): Promise<string> {
  const [row] = await t.sql<{ key: string }[]>`select key from ${t.sql(table)} where id = ${id}`;
  return row?.key ?? '';
}

const asksThePm = {
  text: 'Alpha rounds ask the product manager.',
  when: [],
  outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
};

describe('an interest', () => {
  test('is one for each account and feature, and brought up to date', async () => {
    const [featureId, accountId] = [await t.feature(), await t.account()];
    const first = await t.done(recordInterestVerb, 'sales', {
      ...{ featureId, accountId, note: 'Asked on the call.' },
      ...{ dealValue: 40_000, dealCloseDate: '2027-01-15' },
    });
    const before = await stored(first.interestId);
    const again = await t.done(recordInterestVerb, 'lead', {
      ...{ featureId, accountId, note: 'Asked again.', dealValue: 90_000 },
    });
    expect(again).toEqual({ interestId: first.interestId, again: true });
    expect(await stored(first.interestId)).toEqual({ ...before, note: 'Asked again.', dealValue: 90_000 });
    expect(await openInterest(t.db, { featureId, accountId })).toMatchObject({
      note: 'Asked again.',
      heardByName: 'The sales',
    });
    const feature = await t.sql<{ event: { again?: true } }[]>`
      select event from audit_events where type = 'interest.recorded' order by seq desc limit 2`;
    expect(feature.map(({ event }) => event.again)).toEqual([true, undefined]);
  });

  test.each<[Name, boolean]>([
    ['other-sales', false],
    ['engineer', true],
    ['sales', true],
    ['lead', true],
    ['pm', true],
    ['admin', false],
  ])('heard by an engineer for an account of sales: %s may withdraw it: %s', async (by, may) => {
    const interestId = await heard(await t.feature(), await t.account(), 'engineer');
    const outcome = await t.run(withdrawInterestVerb, by, { interestId, reason: 'They chose another tool.' });
    expect(outcome.ok).toBe(may);
    expect((await stored(interestId))?.settledAs).toBe(may ? 'withdrawn' : null);
    const again = await t.run(withdrawInterestVerb, 'pm', { interestId });
    expect(again.ok).toBe(!may);
  });

  test('is settled by the unlock, and can be recorded again only when it has ended', async () => {
    const accountId = await t.account();
    const featureId = await t.feature();
    const interestId = await heard(featureId, accountId);
    await t.done(markReadyVerb, 'engineer', {
      roundId: await t.plan(featureId),
      readiness: { docs: true, killSwitch: true, limitations: true },
    });
    await t.grant(featureId, accountId);
    expect((await stored(interestId))?.settledAs).toBe('had');
    const refused = await t.run(recordInterestVerb, 'sales', { featureId, accountId, note: 'Again.' });
    expect(refused).toMatchObject({ ok: false, code: 'conflict' });
  });

  test('is settled by a request', async () => {
    const accountId = await t.account();
    const { featureId } = await t.open({ rules: [asksThePm] });
    const interestId = await heard(featureId, accountId);
    await t.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
    expect((await stored(interestId))?.settledAs).toBe('asked');
  });
});

describe('from "they asked" to a place', () => {
  test('the round opens, those who heard it are told, the product manager offers, the seller takes it', async () => {
    const featureId = await t.feature();
    const accountId = await t.account();
    const interestId = await heard(featureId, accountId, 'sales', { dealValue: 90_000 });
    const small = await heard(featureId, await t.account('other-sales'), 'engineer', { dealValue: 1000 });
    const key = await keyOf('features', featureId);
    const pm = personOf('pm', ['pm']);

    const draft = await featureDemand(t.db, key, pm, t.now);
    expect(draft).toMatchObject({ open: false, mayOffer: false, mayRecord: true });
    expect(draft?.candidates.map(({ id }) => id)).toEqual([interestId, small]);
    expect(draft?.weeks.at(-1)).toMatchObject({ accounts: 2, arr: 100_000, dealValue: 91_000 });
    expect(draft?.weeks.at(-2)).toMatchObject({ accounts: 0, arr: 0, dealValue: 0 });
    expect(draft?.weeks).toHaveLength(12);
    const early = await t.run(offerPlaceVerb, 'pm', { interestId });
    expect(early).toMatchObject({ ok: false, code: 'denied' });
    expect(await openedForMine(t.db, personOf('sales', ['sales']), t.now)).toEqual([]);
    expect(await demandByValue(t.db, t.ids.pm)).toContainEqual({
      ...{ key, name: draft?.feature.name, stage: 'draft' },
      ...{ accounts: 2, dealValue: 91_000, arr: 100_000 },
    });

    const roundId = await t.plan(featureId, { kind: 'alpha', rules: [asksThePm], seats: 1 });
    const mark = await t.mark();
    await t.done(markReadyVerb, 'engineer', {
      roundId,
      readiness: { docs: true, killSwitch: true, limitations: true },
    });
    const [event] = await listEvents(t.db, { featureId, types: ['round.opened'] }, 1);
    if (!event || event.seq <= mark) throw new Error('The round did not open.');
    expect((await recipientsOf(t.db, event)).toSorted()).toEqual(
      [t.ids.sales, t.ids['other-sales']].toSorted(),
    );

    expect(await openedForMine(t.db, personOf('sales', ['sales']), t.now)).toMatchObject([
      { id: interestId, outcome: 'needsApproval' },
    ]);
    const opened = await featureDemand(t.db, key, pm, t.now);
    expect(opened?.candidates.map(({ id, refusal }) => [id, refusal])).toEqual([
      [interestId, null],
      [small, null],
    ]);

    const before = await t.mark();
    const { requestId } = await t.done(offerPlaceVerb, 'pm', { interestId });
    expect(await t.told(before)).toEqual(['request.created', 'request.step_approved', 'request.offered']);
    const [asked] = await t.db.select().from(requests).where(eq(requests.id, requestId));
    expect(asked).toMatchObject({
      ...{ status: 'offered', requestedBy: t.ids.sales, requestedFor: t.ids.sales },
      ...{ dealValue: 90_000, reason: 'Asked on the call.', days: 1 },
    });
    expect(asked?.offeredUntil).toEqual(new Date(t.now.getTime() + 48 * 3_600_000));
    expect((await stored(interestId))?.settledAs).toBe('asked');
    const [approval] = await t.sql`select * from approvals where request_id = ${requestId}`;
    expect(approval).toMatchObject({ decided_by: t.ids.pm, step: 0, decision: 'approve' });

    const full = await featureDemand(t.db, key, pm, t.now);
    expect(full?.candidates).toMatchObject([{ id: small, refusal: expect.stringContaining('taken') }]);
    expect(await t.run(offerPlaceVerb, 'pm', { interestId: small })).toMatchObject({ code: 'no_seat' });
    expect(await t.run(offerPlaceVerb, 'pm', { interestId })).toMatchObject({ code: 'conflict' });
    expect(await t.run(offerPlaceVerb, 'other-pm', { interestId: small })).toMatchObject({
      code: 'forbidden',
    });
    expect(await t.run(takePlaceVerb, 'other-sales', { requestId })).toMatchObject({ ok: false });
    const { grantId } = await t.done(takePlaceVerb, 'sales', { requestId });
    const [grant] = await t.db.select().from(grants).where(eq(grants.id, grantId));
    expect(grant).toMatchObject({ accountId, source: 'offer', requestId, sellerId: t.ids.sales });
    expect((await stored(interestId))?.settledAs).toBe('asked');
    await t.expectChain();
  });

  test.each<[string, Name, Name, boolean, readonly ('lead' | 'feature_pm')[], Name, 0 | 1]>([
    ['the hearer’s ask has the yes', 'other-sales', 'sales', true, ['feature_pm'], 'other-sales', 1],
    ['a later step is not signed', 'other-sales', 'sales', true, ['lead', 'feature_pm'], 'other-sales', 0],
    ['who is gone did not ask', 'leaver', 'sales', false, ['feature_pm'], 'pm', 0],
    ['what the product manager heard is their own ask', 'pm', 'sales', true, ['feature_pm'], 'pm', 0],
  ])('%s', async (_what, hearer, owner, here, groups, by, yes) => {
    const steps = groups.map((group) => ({ group, quorum: 1 }));
    const rule = { ...asksThePm, outcome: { kind: 'needsApproval', steps } };
    const { featureId } = await t.open({ rules: [rule] });
    const interestId = await heard(featureId, await t.account(owner), hearer);
    await t.sql`update users set active = ${here} where id = ${t.ids[hearer]}`;
    const mark = await t.mark();
    const { requestId } = await t.done(offerPlaceVerb, 'pm', { interestId });
    const [asked] = await t.db.select().from(requests).where(eq(requests.id, requestId));
    expect(asked?.requestedBy).toBe(t.ids[by]);
    expect(asked?.requestedFor).toBe(by === hearer && hearer !== 'pm' ? t.ids[hearer] : t.ids[owner]);
    const signed = await t.sql`select 1 from approvals where request_id = ${requestId}`;
    expect(signed).toHaveLength(yes);
    const [made] = await t.sql<{ event: object }[]>`
      select event from audit_events where seq > ${mark} and type = 'request.created'`;
    expect(made?.event).toMatchObject({ fromInterest: true });
    expect(made?.event).not.toHaveProperty('onBehalfOf');
    if (yes === 0 && groups.length === 1)
      expect(await t.run(approveRequestVerb, 'pm', { requestId, revision: 1 })).toMatchObject({
        code: 'forbidden',
        sentence: 'Nobody decides on their own request.',
      });
  });

  test('two offers for the last place: one holds it', async () => {
    const { featureId } = await t.open({ seats: 1 });
    const ids = [
      await heard(featureId, await t.account(), 'sales'),
      await heard(featureId, await t.account(), 'sales'),
    ];
    const now = t.now;
    const outcomes = await Promise.all(
      ids.map((interestId) => t.run(offerPlaceVerb, 'pm', { interestId }, { now })),
    );
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  });
});

describe('feedback', () => {
  test('belongs to the round of the latest grant, and only of who has it or had it', async () => {
    const { featureId, roundId } = await t.open();
    const accountId = await t.account();
    const said = { featureId, accountId, sentiment: 'positive', text: 'Half the time to find a fault.' };
    const early = await t.run(giveFeedbackVerb, 'sales', said);
    expect(early).toMatchObject({ ok: false, code: 'conflict' });
    await t.grant(featureId, accountId);
    const before = await t.mark();
    await t.done(giveFeedbackVerb, 'sales', { ...said, link: 'https://notes.example.com/1' });
    await t.done(giveFeedbackVerb, 'lead', { ...said, sentiment: 'negative', text: 'Slow on Mondays.' });
    const pm = personOf('pm', ['pm']);
    const demand = await featureDemand(t.db, await keyOf('features', featureId), pm, t.now);
    expect(demand?.sentiments).toEqual([{ roundId, counts: { positive: 1, neutral: 0, negative: 1 } }]);
    expect(demand?.feedback).toMatchObject([
      { sentiment: 'negative', authorName: 'The lead', round: { id: roundId }, answers: 0 },
      { sentiment: 'positive', link: 'https://notes.example.com/1' },
    ]);
    const account = await accountDemand(
      t.db,
      await keyOf('accounts', accountId),
      personOf('sales', ['sales']),
    );
    expect(account).toMatchObject({ had: [{ id: featureId }], asksFor: [] });
    expect(account?.feedback).toHaveLength(2);
    const [event] = await t.sql<Parameters<typeof recipientsOf>[1][]>`
      select * from audit_events where seq > ${before} and type = 'feedback.given'`;
    if (!event) throw new Error('Nothing was told.');
    expect((await recipientsOf(t.db, event)).toSorted()).toEqual([t.ids.pm, t.ids.engineer].toSorted());
  });

  test.each(['javascript:alert(1)', 'ftp://example.com', 'notes'])('refuses the link %s', async (link) => {
    const refused = await t.run(giveFeedbackVerb, 'sales', {
      ...{ featureId: t.ids.sales, accountId: t.ids.sales, sentiment: 'neutral', text: 'Fine.', link },
    });
    expect(refused).toMatchObject({ ok: false, code: 'invalid', sentence: expect.stringContaining('link') });
  });
});

test('the choices leave out what everyone has and who is archived', async () => {
  const featureId = await t.feature('pm', { name: 'Zebra finder' });
  const accountId = await t.account('sales', { name: 'Zebra works' });
  const sales = personOf('sales', ['sales']);
  const found = { features: [{ id: featureId }], accounts: [{ id: accountId }] };
  expect(await demandChoices(t.db, 'zebra', sales)).toMatchObject(found);
  expect((await demandChoices(t.db, '', sales)).accounts.length).toBeGreaterThan(1);
  await t.sql`update features set stage = 'ga' where id = ${featureId}`;
  await t.sql`update accounts set archived_at = now() where id = ${accountId}`;
  expect(await demandChoices(t.db, 'zebra', sales)).toEqual({ features: [], accounts: [] });
});
