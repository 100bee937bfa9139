import { and, eq, ne, or, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { teams, users } from '#db/schema/users.ts';
import type { Act } from '#domain/act.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import type { PersonState, TeamRef } from '#domain/people.ts';

/**
 * Locks the person with every active admin, in one order, so that two admins can not take the role from each other at
 * once; whoever acts must be an admin still when the lock is theirs.
 */
export async function loadPersonState(
  tx: Transaction,
  personId: string,
  { by }: Act,
): Promise<PersonState | Refusal> {
  const isAdmin = and(eq(users.active, true), sql`'admin' = any(${users.roles})`);
  const locked = await tx
    .select({
      id: users.id,
      name: users.name,
      roles: users.roles,
      active: users.active,
      teamId: users.teamId,
    })
    .from(users)
    .where(or(eq(users.id, personId), isAdmin))
    .orderBy(users.id)
    .for('no key update');
  const admins = locked.filter(({ active, roles }) => active && roles.includes('admin'));
  if (by.roles.includes('admin') && !admins.some(({ id }) => id === by.id))
    return refuse('forbidden', 'You are not an admin any more.');
  const person = locked.find(({ id }) => id === personId);
  if (!person) return refuse('not_found', 'There is no such person.');
  const team = await findTeam(tx, person.teamId);
  return {
    person: { ...person, team },
    otherAdmins: admins.filter(({ id }) => id !== personId).length,
  };
}

export async function findTeam(
  tx: Transaction,
  teamId: string | null | undefined,
): Promise<TeamRef | undefined> {
  if (!teamId) return undefined;
  const [team] = await tx.select().from(teams).where(eq(teams.id, teamId)).for('key share');
  return team;
}

/** Whether another team has the name, however it is written. */
export async function isTeamNameTaken(tx: Transaction, name: string, besides?: string): Promise<boolean> {
  const same = eq(sql`lower(${teams.name})`, name.toLowerCase());
  return (await tx.$count(teams, besides ? and(same, ne(teams.id, besides)) : same)) > 0;
}
