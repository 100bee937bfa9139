import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { approvals, grants, requests } from '#db/schema/access.ts';
import { addDays } from '#domain/dates.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { cancelRequestVerb } from '#server/commands/access/cancel-request.ts';
import { changeRequestVerb } from '#server/commands/access/change-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const rule = (text: string, when: object[], ...groups: readonly (readonly [string, number])[]) => ({
  text,
  when,
  outcome: { kind: 'needsApproval', steps: groups.map(([group, quorum]) => ({ group, quorum })) },
});
const twoSteps = [rule('A lead, then the product manager.', [], ['lead', 1], ['feature_pm', 1])];

async function asking(rules: readonly object[], by: Name = 'other-sales', changes: object = {}) {
  const { featureId } = await house.open({ rules });
  const accountId = await house.account();
  const { requestId } = await house.done(requestFeatureVerb, by, wish(featureId, accountId, changes));
  return { featureId, accountId, requestId };
}
const approve = (by: Name, requestId: string, revision: number) =>
  house.run(approveRequestVerb, by, { requestId, revision });
const change = (by: Name, requestId: string, revision: number, terms: object) =>
  house.run(changeRequestVerb, by, { requestId, revision, ...terms });
const rowOf = async (requestId: string) =>
  (await house.db.select().from(requests).where(eq(requests.id, requestId)))[0];

describe('a change between two steps', () => {
  test('voids the first yes: both are asked again', async () => {
    const { requestId } = await asking(twoSteps);
    const before = await house.mark();
    expect(await approve('lead', requestId, 1)).toMatchObject({ answer: { granted: false } });
    expect(await change('other-sales', requestId, 1, { days: 20 })).toMatchObject({
      answer: { revision: 2 },
    });
    expect(await approve('pm', requestId, 1)).toMatchObject({ code: 'stale' });
    expect(await approve('second-lead', requestId, 1)).toMatchObject({ code: 'stale' });
    expect(await approve('pm', requestId, 2)).toMatchObject({
      code: 'forbidden',
      sentence: expect.stringMatching(/^This request waits for somebody else/),
    });
    expect(await approve('lead', requestId, 2)).toMatchObject({ answer: { granted: false } });
    expect(await approve('pm', requestId, 2)).toMatchObject({ answer: { granted: true } });
    expect(await house.told(before)).toEqual([
      ...['request.step_approved', 'request.changed', 'request.step_approved'],
      ...['request.approved', 'grant.created'],
    ]);
    const [grant] = await house.db.select().from(grants).where(eq(grants.requestId, requestId));
    expect(grant?.expiresAt).toEqual(addDays(grant?.startsAt as Date, 20));
    const given = await house.db.select().from(approvals).where(eq(approvals.requestId, requestId));
    expect(given.map((one) => one.requestRevision).sort()).toEqual([1, 2, 2]);
  });

  test('asks others when the rules ask others for it, and says what was and is', async () => {
    const long = rule(
      'Long ones ask engineering.',
      [{ field: 'request.days', op: 'atLeast', value: 40 }],
      ['engineering', 1],
    );
    const { requestId } = await asking([long, ...twoSteps]);
    await approve('lead', requestId, 1);
    const reason = 'They decide in the new year.';
    const input = { days: 45, reason, dealCloseDate: '2027-01-15', dealValue: 70_000 };
    expect(await change('other-sales', requestId, 1, input)).toMatchObject({ ok: true });
    expect(await rowOf(requestId)).toMatchObject({
      ...input,
      revision: 2,
      revisedAt: house.now,
      status: 'pending',
      steps: [{ group: 'engineering', quorum: 1 }],
      ruleText: 'Long ones ask engineering.',
    });
    const [told] = await house.sql<{ event: { voided: number; changes: { what: string }[] } }[]>`
      select event from audit_events where type = 'request.changed' order by seq desc limit 1`;
    expect(told?.event).toMatchObject({ voided: 1, revision: 2, reason });
    expect(told?.event.changes.map(({ what }) => what)).toEqual([
      ...['length', 'deal closes', 'deal value', 'reason'],
    ]);
    expect(await approve('engineer', requestId, 2)).toMatchObject({ answer: { granted: true } });
  });
});

describe('changing', () => {
  test('is for whoever asked and for whom it was asked', async () => {
    const { requestId } = await asking(twoSteps, 'lead', { onBehalfOf: house.ids['other-sales'] });
    for (const by of ['sales', 'pm', 'other-lead'] as const)
      expect(await change(by, requestId, 1, { days: 9 })).toMatchObject({ code: 'forbidden' });
    expect(await change('other-sales', requestId, 1, { days: 9 })).toMatchObject({ ok: true });
    expect(await change('lead', requestId, 2, { days: 8 })).toMatchObject({ ok: true });
  });

  test('is judged for whom it was asked, not for whoever changes it', async () => {
    const { featureId } = await house.open();
    const accountId = await house.account('sales');
    const input = wish(featureId, accountId, { onBehalfOf: house.ids['other-sales'] });
    const { requestId } = await house.done(requestFeatureVerb, 'pm', input);
    await house.sql`update accounts set owner_id = ${house.ids['other-sales']} where id = ${accountId}`;
    expect(await change('pm', requestId, 1, { days: 9 })).toMatchObject({ ok: true });
    expect(await rowOf(requestId)).toMatchObject({ steps: [], status: 'waitlisted' });
  });

  test('is refused when nothing changed, when it was answered, and when the rules deny it', async () => {
    const { requestId } = await asking(twoSteps);
    expect(await change('other-sales', requestId, 1, { days: 30 })).toMatchObject({ code: 'invalid' });
    expect(await change('other-sales', requestId, 1, { days: 61 })).toMatchObject({ code: 'denied' });
    expect(await rowOf(requestId)).toMatchObject({ revision: 1 });
    await house.done(cancelRequestVerb, 'other-sales', { requestId });
    expect(await change('other-sales', requestId, 1, { days: 9 })).toMatchObject({ code: 'conflict' });
  });

  test('joins the waitlist when the places were taken meanwhile', async () => {
    const { featureId } = await house.open({ seats: 1 });
    const accountId = await house.account();
    const { requestId } = await house.done(requestFeatureVerb, 'other-sales', wish(featureId, accountId));
    await house.grant(featureId, await house.account());
    expect(await change('other-sales', requestId, 1, { days: 9 })).toMatchObject({ ok: true });
    expect(await rowOf(requestId)).toMatchObject({ status: 'waitlisted', waitsSince: house.now });
  });

  test('and approving at once: the yes is for what was seen, or it is refused', async () => {
    for (let round = 0; round < 4; round++) {
      const { requestId } = await asking([rule('A lead.', [], ['lead', 1])]);
      const { now } = house;
      const [approved, changed] = await Promise.all([
        house.run(approveRequestVerb, 'lead', { requestId, revision: 1 }, { now }),
        house.run(changeRequestVerb, 'other-sales', { requestId, revision: 1, days: 9 }, { now }),
      ]);
      expect([approved.ok, changed.ok].filter(Boolean)).toHaveLength(1);
      const row = await rowOf(requestId);
      expect(row).toMatchObject(
        approved.ok ? { status: 'approved', days: 30 } : { status: 'pending', days: 9 },
      );
    }
  });
});
