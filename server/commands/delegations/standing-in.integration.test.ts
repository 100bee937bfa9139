import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { approvals } from '#db/schema/access.ts';
import { users } from '#db/schema/users.ts';
import { addDays } from '#domain/dates.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { createDelegationVerb } from '#server/commands/delegations/create-delegation.ts';
import { endDelegationVerb } from '#server/commands/delegations/end-delegation.ts';
import { notify } from '#server/outbox/notify.ts';
import { requestsThatWait } from '#server/queries/approvals-list.ts';
import { aSentence } from '#tests/support/facts.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

async function asking(by: Name, ...groups: readonly (readonly [string, number])[]) {
  const steps = groups.map(([group, quorum]) => ({ group, quorum }));
  const { featureId } = await house.open({
    rules: [{ text: 'Ask first.', when: [], outcome: { kind: 'needsApproval', steps } }],
  });
  const accountId = await house.account();
  const before = await house.mark();
  return { ...(await house.done(requestFeatureVerb, by, wish(featureId, accountId))), before };
}
const approve = (by: Name, requestId: string, options = {}) =>
  house.run(approveRequestVerb, by, { requestId, revision: 1 }, options);
const goAway = async (by: Name, delegate: Name) => {
  const startsAt = house.now;
  const input = { delegateId: house.ids[delegate], startsAt, endsAt: addDays(startsAt, 5) };
  return (await house.done(createDelegationVerb, by, input)).delegationId;
};
async function whileAway(by: Name, delegate: Name, deed: () => Promise<void>) {
  const delegationId = await goAway(by, delegate);
  await deed();
  await house.done(endDelegationVerb, by, { delegationId });
}

describe('while somebody is away', () => {
  test('their colleague says yes in their place, and it is told so', () =>
    whileAway('pm', 'other-pm', async () => {
      const { requestId } = await asking('other-sales', ['feature_pm', 1]);
      expect(await approve('other-pm', requestId)).toMatchObject({ answer: { granted: true } });
      const [given] = await house.db.select().from(approvals).where(eq(approvals.requestId, requestId));
      expect(given).toMatchObject({ decidedBy: house.ids['other-pm'], onBehalfOf: house.ids.pm });
      const [told] = await house.sql`select event from audit_events where type = 'request.approved'
        order by seq desc limit 1`;
      expect(told?.event).toMatchObject({ inPlaceOf: { id: house.ids.pm, name: 'The pm' } });
    }));

  test('nobody lends their name for what they asked for', () =>
    whileAway('pm', 'other-pm', async () => {
      const { requestId } = await asking('pm', ['feature_pm', 1]);
      expect(await approve('other-pm', requestId)).toMatchObject({
        code: 'forbidden',
        sentence: 'You stand in for The pm, who asked for this: nobody lends their name for it.',
      });
      expect(await approve('pm', requestId)).toMatchObject({ code: 'forbidden' });
    }));

  test('both of them together are one of a quorum', () =>
    whileAway('lead', 'second-lead', async () => {
      const { requestId } = await asking('other-sales', ['lead', 2]);
      expect(await approve('second-lead', requestId)).toMatchObject({ answer: { granted: false } });
      expect(await approve('second-lead', requestId)).toMatchObject({ code: 'conflict' });
      expect(await approve('lead', requestId)).toMatchObject({ answer: { granted: true } });

      const other = await asking('other-sales', ['lead', 2]);
      await whileAway('second-lead', 'other-lead', async () => {
        expect(await approve('other-lead', other.requestId)).toMatchObject({ answer: { granted: false } });
        expect(await approve('second-lead', other.requestId)).toMatchObject({
          code: 'conflict',
          sentence: expect.stringMatching(/^Your yes was given in your place/),
        });
        expect(await approve('other-lead', other.requestId)).toMatchObject({ code: 'conflict' });
        expect(await approve('lead', other.requestId)).toMatchObject({ answer: { granted: true } });
      });
    }));

  test('nobody fills two steps alone', () =>
    whileAway('pm', 'other-pm', async () => {
      await house.db
        .update(users)
        .set({ roles: ['pm', 'engineer'] })
        .where(eq(users.id, house.ids['other-pm']));
      const { requestId } = await asking('other-sales', ['engineering', 1], ['feature_pm', 1]);
      expect(await approve('other-pm', requestId)).toMatchObject({ answer: { granted: false } });
      expect(await approve('other-pm', requestId)).toMatchObject({ code: 'conflict' });
      await house.db
        .update(users)
        .set({ roles: ['pm'] })
        .where(eq(users.id, house.ids['other-pm']));
    }));

  test('requests are told to the colleague and listed for them, until the end', async () => {
    const delegationId = await goAway('pm', 'other-pm');
    const { requestId, before } = await asking('other-sales', ['feature_pm', 1]);
    await notify(house.db, { from: before + 1, to: await house.mark() });
    const told = await house.sql<{ user_id: string }[]>`
      select n.user_id from notifications n join audit_events e on e.seq = n.event_seq
      where e.seq > ${before} and e.type = 'request.created'`;
    expect(told.map((one) => one.user_id).sort()).toEqual([house.ids.pm, house.ids['other-pm']].sort());
    const [person] = await house.db.select().from(users).where(eq(users.id, house.ids['other-pm']));
    const listed = async (now: Date) => {
      const wanted = { side: 'you', atMost: 200 } as const;
      const { rows } = await requestsThatWait(house.db, person as typeof users.$inferSelect, now, wanted);
      return rows.find((row) => row.request.id === requestId);
    };
    expect(await listed(house.now)).toMatchObject({ mayDecide: true, inPlaceOf: 'The pm' });
    const later = addDays(house.now, 6);
    expect(await approve('other-pm', requestId, { now: addDays(house.now, 2.9) })).toMatchObject({
      ok: true,
    });
    expect(await listed(later)).toBeUndefined();
    expect(await house.run(endDelegationVerb, 'pm', { delegationId }, { now: later })).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('naming somebody', () => {
  test('is refused for another role, twice at a time, and by another person', async () => {
    const startsAt = house.now;
    const input = { delegateId: house.ids.lead, startsAt, endsAt: addDays(startsAt, 5) };
    expect(await house.run(createDelegationVerb, 'pm', input)).toMatchObject({
      code: 'denied',
      sentence: expect.stringMatching(aSentence),
    });
    const delegationId = await goAway('second-lead', 'lead');
    expect(await house.run(createDelegationVerb, 'second-lead', input)).toMatchObject({ code: 'conflict' });
    expect(await house.run(endDelegationVerb, 'lead', { delegationId })).toMatchObject({ code: 'forbidden' });
    await house.done(endDelegationVerb, 'second-lead', { delegationId });
  });

  test('twice at once is once', async () => {
    const startsAt = house.now;
    const { now } = house;
    const input = { delegateId: house.ids.lead, startsAt, endsAt: addDays(startsAt, 5) };
    const all = await Promise.all(
      [1, 2, 3].map(() => house.run(createDelegationVerb, 'other-lead', input, { now })),
    );
    expect(all.filter((one) => one.ok)).toHaveLength(1);
    expect(all.filter((one) => !one.ok && one.code === 'conflict')).toHaveLength(2);
  });

  test('each other at once is once', async () => {
    for (let round = 0; round < 8; round++) {
      const now = addDays(house.now, 10);
      const at = { startsAt: now, endsAt: addDays(now, 5) };
      const pair = [
        ['lead', 'second-lead'],
        ['second-lead', 'lead'],
      ] as const;
      const all = await Promise.all(
        pair.map(([by, delegate]) =>
          house.run(createDelegationVerb, by, { delegateId: house.ids[delegate], ...at }, { now }),
        ),
      );
      expect(all.filter((one) => one.ok)).toHaveLength(1);
      expect(all.find((one) => !one.ok)).toMatchObject({
        code: 'denied',
        sentence: expect.stringMatching(aSentence),
      });
    }
  });
});

describe('waiting too long', () => {
  test('lets anybody of the role decide, by the clock alone', async () => {
    const { requestId } = await asking('other-sales', ['feature_pm', 1]);
    const asked = house.now.getTime();
    const at = (hours: number) => ({ now: new Date(asked + hours * 3_600_000) });
    expect(await approve('other-pm', requestId, at(71.9))).toMatchObject({ code: 'forbidden' });
    expect(await approve('lead', requestId, at(72))).toMatchObject({ code: 'forbidden' });
    expect(await approve('other-pm', requestId, at(72))).toMatchObject({ answer: { granted: true } });
  });

  test('by the hours of the settings, and a yes begins them again', async () => {
    await house.sql`update settings set reminder_hours = 2, escalation_hours = 10`;
    const { requestId } = await asking('sales', ['lead', 1], ['feature_pm', 1]);
    const asked = house.now.getTime();
    const at = (hours: number) => ({ now: new Date(asked + hours * 3_600_000) });
    expect(await approve('other-lead', requestId, at(9.9))).toMatchObject({ code: 'forbidden' });
    expect(await approve('other-lead', requestId, at(10))).toMatchObject({ answer: { granted: false } });
    expect(await approve('other-pm', requestId, at(19))).toMatchObject({ code: 'forbidden' });
    expect(await approve('other-pm', requestId, at(20))).toMatchObject({ answer: { granted: true } });
    await house.sql`update settings set reminder_hours = 24, escalation_hours = 72`;
  });
});

describe('past the product, the database refuses', () => {
  const give = (requestId: string, decidedBy: Name, onBehalfOf: Name | null = null) =>
    house.sql`insert into approvals (id, request_id, request_revision, step, decided_by, on_behalf_of, decision, created_at)
      values (${randomUUID()}, ${requestId}, 1, 0, ${house.ids[decidedBy]}, ${onBehalfOf && house.ids[onBehalfOf]}, 'approve', now())`;

  test.each([
    ['a yes of whoever asked', 'pm', null],
    ['a yes in the name of whoever asked', 'other-pm', 'pm'],
  ] as const)('%s', async (_what, decidedBy, onBehalfOf) => {
    const { requestId } = await asking('pm', ['feature_pm', 1]);
    await expect(give(requestId, decidedBy, onBehalfOf)).rejects.toMatchObject({
      constraint_name: 'approvals_not_own',
    });
  });

  test('a second yes of one person, however it comes', async () => {
    const { requestId } = await asking('sales', ['lead', 3]);
    await give(requestId, 'second-lead', 'lead');
    for (const [by, behalf] of [
      ['lead', null],
      ['second-lead', null],
      ['other-lead', 'lead'],
      ['other-lead', 'second-lead'],
    ] as const)
      await expect(give(requestId, by, behalf), `${by} for ${behalf}`).rejects.toMatchObject({
        constraint_name: 'approvals_one_per_person',
      });
  });

  test('and of many yeses at once, one per person counts', async () => {
    const { requestId } = await asking('other-sales', ['lead', 2]);
    const { now } = house;
    const all = await Promise.all(
      (['lead', 'lead', 'second-lead', 'second-lead'] as const).map((by) => approve(by, requestId, { now })),
    );
    expect(all.filter((one) => one.ok)).toHaveLength(2);
    expect(await house.db.$count(approvals, eq(approvals.requestId, requestId))).toBe(2);
  });
});
