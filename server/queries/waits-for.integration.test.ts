import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { approvals, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { teams, users } from '#db/schema/users.ts';
import { delegations } from '#db/schema/working.ts';
import { addDays, addHours } from '#domain/dates.ts';
import { sides } from '#domain/lists.ts';
import type { ApprovalStep } from '#domain/policy.ts';
import { mayDecide, openStep } from '#domain/requests.ts';
import { approverFor, readAway, readEscalationHours } from '#server/access/approvers.ts';
import { type Name, openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { howManyWait, whatWaits } from './what-waits.ts';

interface Yes {
  readonly by: Name;
  readonly step: number;
  readonly for?: Name;
  readonly hoursAgo?: number;
}

const stepsTried: readonly ApprovalStep[][] = [
  [],
  [{ group: 'feature_pm', quorum: 1 }],
  [{ group: 'lead', quorum: 2 }],
  [{ group: 'engineering', quorum: 1 }],
  [
    { group: 'lead', quorum: 1 },
    { group: 'feature_pm', quorum: 2 },
  ],
];
/** Who asked, and for whom. */
const askers: readonly (readonly [Name, Name])[] = [
  ['sales', 'sales'],
  ['lead', 'sales'],
  ['sales', 'pm'],
];
const yesesTried: readonly (readonly Yes[])[] = [
  [],
  [{ by: 'lead', step: 0 }],
  [{ by: 'lead', step: 0, hoursAgo: 80 }],
  [{ by: 'second-lead', step: 0, for: 'lead' }],
  [
    { by: 'second-lead', step: 0, for: 'lead' },
    { by: 'other-lead', step: 0 },
  ],
  [
    { by: 'lead', step: 0, for: 'second-lead' },
    { by: 'other-pm', step: 1, for: 'pm' },
  ],
];
const readers = [
  'viewer',
  'sales',
  'lead',
  'second-lead',
  'other-lead',
  'engineer',
  'pm',
  'other-pm',
] as const;

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  const rounds = [await house.open({ kind: 'alpha' }), await house.open({ kind: 'alpha' }, 'other-pm')];
  const cases = rounds.flatMap((round) =>
    stepsTried.flatMap((steps) =>
      askers.flatMap((asker) =>
        yesesTried.flatMap((yeses) => [1, 100].map((hours) => ({ round, steps, asker, yeses, hours }))),
      ),
    ),
  );
  const teamIds = [...(await house.db.select({ id: teams.id }).from(teams)).map(({ id }) => id), null];
  for (const [place, one] of cases.entries()) {
    const [account, request] = [randomUUID(), randomUUID()];
    const at = addHours(house.now, -one.hours);
    await house.db.insert(accounts).values({
      ...{ id: account, key: `judged-${place}`, name: `Judged ${place}`, tier: 'Business', type: 'customer' },
      ...{ region: 'EU', ownerId: house.ids.sales, teamId: teamIds[place % 3] ?? null, createdAt: at },
    });
    await house.db.insert(requests).values({
      ...{ id: request, featureId: one.round.featureId, accountId: account, roundId: one.round.roundId },
      ...{ status: place % 7 === 0 ? ('waitlisted' as const) : ('pending' as const), revision: 2 },
      ...{
        requestedBy: house.ids[one.asker[0]],
        requestedFor: house.ids[one.asker[1]],
        reason: 'They asked.',
      },
      ...{ days: 30, steps: one.steps, policyVersion: 1, ruleText: 'Ask.', intentAt: at, createdAt: at },
      ...{ revisedAt: at, waitsSince: at },
    });
    const own = one.asker;
    for (const yes of one.yeses.filter((said) => !own.some((name) => name === said.by || name === said.for)))
      await house.db.insert(approvals).values({
        ...{
          id: randomUUID(),
          requestId: request,
          requestRevision: place % 11 === 0 ? 1 : 2,
          step: yes.step,
        },
        ...{ decidedBy: house.ids[yes.by], onBehalfOf: yes.for ? house.ids[yes.for] : null },
        ...{ decision: 'approve' as const, createdAt: addHours(house.now, -(yes.hoursAgo ?? 0.5)) },
      });
  }
  const away = [
    ['pm', 'other-pm'],
    ['lead', 'second-lead'],
  ] as const;
  for (const [user, delegate] of away)
    await house.db.insert(delegations).values({
      ...{ id: randomUUID(), userId: house.ids[user], delegateId: house.ids[delegate] },
      ...{ startsAt: addDays(house.now, -1), endsAt: addDays(house.now, 1), createdAt: house.now },
    });
}, 60_000);

test.each(readers)('the database names what waits for the %s as the domain does', async (name) => {
  const [by] = await house.db.select().from(users).where(eq(users.id, house.ids[name]));
  if (!by) throw new Error('There is no such person.');
  const rows = await house.db
    .select({ request: requests, pmId: features.pmId, teamId: accounts.teamId })
    .from(requests)
    .innerJoin(features, eq(features.id, requests.featureId))
    .innerJoin(accounts, eq(accounts.id, requests.accountId));
  const given = Map.groupBy(await house.db.select().from(approvals), ({ requestId }) => requestId);
  const away = await readAway(house.db, [by.id], house.now);
  const patience = { escalationHours: await readEscalationHours(house.db), now: house.now };
  const judged = rows
    .map((row) => ({ ...row, judged: { ...row.request, approvals: given.get(row.request.id) ?? [] } }))
    .filter((row) => openStep(row.judged) !== undefined);
  const expected = Map.groupBy(judged, (row) =>
    mayDecide(row.judged, approverFor(by, away, row), patience) ? 'you' : 'others',
  );
  for (const side of sides) {
    const wanted = (expected.get(side) ?? []).map(({ request }) => request.id).toSorted();
    const found = await whatWaits(house.db, by, house.now, { side, atMost: 1000 });
    expect(found.ids.toSorted()).toEqual(wanted);
    expect(found.total).toBe(wanted.length);
  }
  expect(await howManyWait(house.db, by, house.now, 1000)).toBe(expected.get('you')?.length ?? 0);
});
