import { and, arrayOverlaps, asc, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { delegations } from '#db/schema/working.ts';
import type { Person } from '#domain/act.ts';
import { approvingRoles } from '#domain/delegations.ts';

const delegate = alias(users, 'delegate');

/** Who decides in the reader's place, in whose place the reader decides, and who could be named. */
export async function delegationsOf(db: Database, by: Person, now: Date) {
  const rows = await db
    .select({
      id: delegations.id,
      startsAt: delegations.startsAt,
      endsAt: delegations.endsAt,
      user: { id: users.id, name: users.name },
      delegate: { id: delegate.id, name: delegate.name },
    })
    .from(delegations)
    .innerJoin(users, eq(users.id, delegations.userId))
    .innerJoin(delegate, eq(delegate.id, delegations.delegateId))
    .where(
      and(
        or(eq(delegations.userId, by.id), eq(delegations.delegateId, by.id)),
        isNull(delegations.endedAt),
        gt(delegations.endsAt, now),
      ),
    )
    .orderBy(asc(delegations.startsAt));
  const shared = approvingRoles.filter((role) => by.roles.includes(role));
  const colleagues =
    shared.length === 0
      ? []
      : await db
          .select({ id: users.id, name: users.name })
          .from(users)
          .where(and(eq(users.active, true), ne(users.id, by.id), arrayOverlaps(users.roles, shared)))
          .orderBy(asc(users.name));
  return {
    mayDelegate: shared.length > 0,
    own: rows.filter((row) => row.user.id === by.id),
    standsInFor: rows.filter((row) => row.delegate.id === by.id),
    colleagues,
  };
}
