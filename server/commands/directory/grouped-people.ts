import { and, arrayContains, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { directoryGroups, directoryMembers, groupRoles } from '#db/schema/directory.ts';
import { teams, users } from '#db/schema/users.ts';
import {
  type GivenByGroups,
  type GroupedPerson,
  givenByGroups,
  groupsHeld,
} from '#domain/directory/group-roles.ts';
import type { KeptGroupRoles, MappingState } from '#domain/directory/mapping.ts';

type Reading = Database | Transaction;

/** What is decided about groups is decided one after the other: each sees what the one before left. */
export async function lockDirectory(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('latchkey.directory', 0))`);
}

const activeAdmin = and(eq(users.active, true), arrayContains(users.roles, ['admin']));
const fromGroups = eq(users.rolesFrom, 'groups');

/** Together with every active admin and in one order, as the verbs about people do. */
export async function lockPeople(tx: Transaction, which: 'in groups' | readonly string[]): Promise<void> {
  await tx
    .select({ id: users.id })
    .from(users)
    .where(or(which === 'in groups' ? fromGroups : inArray(users.id, [...which]), activeAdmin))
    .orderBy(users.id)
    .for('no key update');
}

export async function readAdminIds(db: Reading): Promise<string[]> {
  const found = await db.select({ id: users.id }).from(users).where(activeAdmin).orderBy(users.id);
  return found.map(({ id }) => id);
}

export async function readMapping(db: Reading): Promise<KeptGroupRoles[]> {
  const rows = await db
    .select({ id: groupRoles.id, group: groupRoles.groupName, roles: groupRoles.roles, team: teams })
    .from(groupRoles)
    .leftJoin(teams, eq(teams.id, groupRoles.teamId))
    .orderBy(asc(sql`lower(${groupRoles.groupName})`));
  return rows.map(({ team, ...row }) => ({ ...row, team: team ?? undefined }));
}

export interface PersonWithGroups extends GroupedPerson {
  readonly rolesFrom: 'groups' | 'admins';
}

/** People with the groups they are in, by the directory or by what their last sign-in claimed. */
export async function readWithGroups(
  db: Reading,
  which: 'in groups' | readonly string[],
): Promise<PersonWithGroups[]> {
  const kept = await db.select({ name: directoryGroups.name }).from(directoryGroups);
  const rows = await db
    .select({
      id: users.id,
      name: users.name,
      active: users.active,
      roles: users.roles,
      rolesFrom: users.rolesFrom,
      claimed: users.claimedGroups,
      team: teams,
      accounts: sql<number>`(select count(*)::int from ${accounts} where ${accounts.ownerId} = ${users.id})`,
      memberOf: sql<string[]>`array(
        select g.name from ${directoryMembers} m join ${directoryGroups} g on g.id = m.group_id
        where m.user_id = ${users.id})`,
    })
    .from(users)
    .leftJoin(teams, eq(teams.id, users.teamId))
    .where(which === 'in groups' ? fromGroups : inArray(users.id, [...which]))
    .orderBy(users.name, users.id);
  return rows.map(({ memberOf, claimed, team, ...row }) => ({
    ...row,
    team: team ?? undefined,
    groups: groupsHeld({ memberOf, claimed, kept: kept.map(({ name }) => name) }),
  }));
}

/** What groups give somebody; undefined where admins choose it. */
export async function readGivenByGroups(db: Reading, personId: string): Promise<GivenByGroups | undefined> {
  const [person] = await readWithGroups(db, [personId]);
  if (person?.rolesFrom !== 'groups') return undefined;
  return givenByGroups(person.groups, await readMapping(db));
}

/** Everybody whose roles come from groups, with what the groups give, held while it is decided on. */
export async function loadMappingState(tx: Transaction): Promise<MappingState> {
  await lockDirectory(tx);
  await lockPeople(tx, 'in groups');
  return readMappingState(tx);
}

export async function readMappingState(db: Reading): Promise<MappingState> {
  return {
    mapping: await readMapping(db),
    people: await readWithGroups(db, 'in groups'),
    adminIds: await readAdminIds(db),
  };
}
