import { and, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { delegations } from '#db/schema/working.ts';
import type { Person } from '#domain/act.ts';
import type { Approver } from '#domain/requests.ts';
import { readWaitingTimes } from './waiting-times.ts';

type Reading = Database | Transaction;

export interface StoodInFor extends Person {
  readonly delegateId: string;
}

/** Who is away now and named one of these people to decide in their place. */
export async function readAway(
  db: Reading,
  delegateIds: readonly string[],
  now: Date,
): Promise<StoodInFor[]> {
  if (delegateIds.length === 0) return [];
  return db
    .select({
      id: users.id,
      name: users.name,
      roles: users.roles,
      teamId: users.teamId,
      delegateId: delegations.delegateId,
    })
    .from(delegations)
    .innerJoin(users, eq(users.id, delegations.userId))
    .where(
      and(
        inArray(delegations.delegateId, [...delegateIds]),
        eq(users.active, true),
        isNull(delegations.endedAt),
        lte(delegations.startsAt, now),
        gt(delegations.endsAt, now),
      ),
    )
    .orderBy(delegations.createdAt, delegations.id);
}

/** How a person stands to one request, by themselves and for those who are away. */
export function approverFor(
  person: Pick<Person, 'id' | 'roles' | 'teamId'>,
  away: readonly StoodInFor[],
  about: { readonly pmId: string; readonly teamId: string | null },
): Approver {
  const member = (one: Pick<Person, 'id' | 'roles' | 'teamId'>) => ({
    id: one.id,
    roles: one.roles,
    isFeaturePm: one.id === about.pmId,
    sameTeam: one.teamId !== null && one.teamId === about.teamId,
  });
  const standsInFor = away
    .filter(({ delegateId }) => delegateId === person.id)
    .map((one) => ({ ...member(one), name: one.name }));
  return { ...member(person), standsInFor };
}

export async function readEscalationHours(db: Reading): Promise<number> {
  return (await readWaitingTimes(db)).escalationHours;
}
