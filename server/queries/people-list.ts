import { and, arrayContains, asc, count, desc, eq, ilike, isNull, max, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { teams, users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { permits, type Role } from '#domain/permissions.ts';
import { livingAt } from '#server/access/read-access.ts';
import { containing } from '#server/queries/containing.ts';
import { isInvited } from '#server/queries/invited.ts';

export interface PeopleFilter {
  readonly text?: string | undefined;
  readonly role?: Role | undefined;
  /** The id of a team, or those without one. */
  readonly team?: string | undefined;
  readonly state?: 'active' | 'left' | undefined;
}

const withoutTeam = 'none';
const shownAtMost = 500;

/** Everybody of the house, those who are active first. @returns nothing for readers who do not manage people. */
export async function peopleList(db: Database, filter: PeopleFilter, by: Person, now: Date) {
  if (!permits('manage_users', by.roles, {})) return null;
  const living = db
    .select({ sellerId: grants.sellerId, count: count().as('count') })
    .from(grants)
    .where(livingAt(now))
    .groupBy(grants.sellerId)
    .as('living');
  const lastDeed = db
    .select({ at: max(auditEvents.at) })
    .from(auditEvents)
    .where(
      eq(
        auditEvents.seq,
        db
          .select({ seq: max(auditEvents.seq) })
          .from(auditEvents)
          .where(eq(auditEvents.actorId, users.id)),
      ),
    );
  const found = whereOf(filter);
  const people = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      roles: users.roles,
      active: users.active,
      teamId: users.teamId,
      teamName: teams.name,
      invited: isInvited,
      unlocks: sql<number>`coalesce(${living.count}, 0)::int`,
      lastDeedAt: sql<Date | null>`(${lastDeed})`.mapWith(auditEvents.at),
    })
    .from(users)
    .leftJoin(teams, eq(teams.id, users.teamId))
    .leftJoin(living, eq(living.sellerId, users.id))
    .where(found)
    .orderBy(desc(users.active), asc(sql`lower(${users.name})`), asc(users.id))
    .limit(shownAtMost);
  return {
    people,
    found: await db.$count(users, found),
    all: await db.$count(users),
    teams: await teamsWithPeople(db),
  };
}

/** Every team with how many active people it has. */
async function teamsWithPeople(db: Database) {
  return db
    .select({ id: teams.id, name: teams.name, people: count(users.id) })
    .from(teams)
    .leftJoin(users, and(eq(users.teamId, teams.id), eq(users.active, true)))
    .groupBy(teams.id)
    .orderBy(asc(sql`lower(${teams.name})`));
}

function whereOf({ text, role, team, state }: PeopleFilter): SQL | undefined {
  const wanted = text?.trim();
  const pattern = wanted ? containing(wanted) : undefined;
  return and(
    pattern ? or(ilike(users.name, pattern), ilike(users.email, pattern)) : undefined,
    role ? arrayContains(users.roles, [role]) : undefined,
    team === withoutTeam ? isNull(users.teamId) : team ? eq(users.teamId, team) : undefined,
    state ? eq(users.active, state === 'active') : undefined,
  );
}
