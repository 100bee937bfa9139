import { asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { directoryGroups, directoryMembers, directoryTokens } from '#db/schema/directory.ts';
import { teams, users } from '#db/schema/users.ts';
import { givenByGroups, isSameGroup } from '#domain/directory/group-roles.ts';
import { readMapping, readWithGroups } from '#server/commands/directory/grouped-people.ts';
import { singleSignOnSetUp } from '#server/single-sign-on-set-up.ts';

const shownAtMost = 200;

/** How people come in from outside: the identity provider, the directory with its tokens and groups, and what groups give. */
export async function directoryPage(db: Database) {
  const mapping = await readMapping(db);
  const everybody = await db.select({ id: users.id }).from(users).where(eq(users.active, true));
  const people = await readWithGroups(
    db,
    everybody.map(({ id }) => id),
  );
  const groups = await db
    .select({
      id: directoryGroups.id,
      name: directoryGroups.name,
      members: sql<number>`(select count(*)::int from ${directoryMembers} m where m.group_id = ${directoryGroups.id})`,
    })
    .from(directoryGroups)
    .orderBy(asc(sql`lower(${directoryGroups.name})`))
    .limit(shownAtMost);
  return {
    singleSignOn: singleSignOnSetUp() ?? null,
    publicUrl: process.env.AUTH_URL || null,
    tokens: await db
      .select({
        id: directoryTokens.id,
        name: directoryTokens.name,
        by: users.name,
        createdAt: directoryTokens.createdAt,
        lastUsedAt: directoryTokens.lastUsedAt,
      })
      .from(directoryTokens)
      .innerJoin(users, eq(users.id, directoryTokens.createdBy))
      .where(isNull(directoryTokens.revokedAt))
      .orderBy(desc(directoryTokens.createdAt)),
    mapping: mapping.map(({ id, group, roles, team }) => ({
      ...{ id, group, roles, team: team ?? null },
      people: people.filter(
        (one) => one.rolesFrom === 'groups' && one.groups.some((held) => isSameGroup(held, group)),
      ).length,
    })),
    groups: groups.map((group) => ({
      ...group,
      gives: mapping.some((one) => isSameGroup(one.group, group.name)),
    })),
    groupsInAll: await db.$count(directoryGroups),
    fromGroups: people.filter(({ rolesFrom }) => rolesFrom === 'groups').length,
    /** A group would give them roles, but admins choose them. */
    chosenHere: people
      .filter(({ rolesFrom }) => rolesFrom === 'admins')
      .map((one) => ({
        id: one.id,
        name: one.name,
        roles: one.roles,
        gives: givenByGroups(one.groups, mapping),
      }))
      .filter(({ gives }) => gives.roles.length > 0)
      .slice(0, shownAtMost),
    teams: await db.select().from(teams).orderBy(asc(teams.name)),
  };
}
