import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { directoryGroups, directoryMembers } from '#db/schema/directory.ts';
import { users } from '#db/schema/users.ts';
import type { Slice } from './directory-users.ts';

export interface GroupFilter {
  readonly by: 'id' | 'displayName' | 'externalId' | 'member';
  readonly is: string;
}

/** The groups that the directory keeps here, the oldest first; with their members where they are wanted. */
export async function directoryGroupsFound(
  db: Database,
  filters: readonly GroupFilter[],
  { from, atMost }: Slice,
  withMembers: boolean,
) {
  const wanted = and(...filters.map(conditionOf));
  const found = await db
    .select()
    .from(directoryGroups)
    .where(wanted)
    .orderBy(asc(directoryGroups.createdAt), asc(directoryGroups.id))
    .offset(from)
    .limit(atMost);
  const members = withMembers
    ? await membersOf(
        db,
        found.map(({ id }) => id),
      )
    : [];
  return {
    all: await db.$count(directoryGroups, wanted),
    groups: found.map((group) => ({
      ...group,
      members: withMembers ? members.filter(({ groupId }) => groupId === group.id) : undefined,
    })),
  };
}

export type DirectoryGroup = Awaited<ReturnType<typeof directoryGroupsFound>>['groups'][number];

function membersOf(db: Database, groupIds: readonly string[]) {
  return db
    .select({ groupId: directoryMembers.groupId, id: users.id, name: users.name })
    .from(directoryMembers)
    .innerJoin(users, eq(users.id, directoryMembers.userId))
    .where(inArray(directoryMembers.groupId, [...groupIds]))
    .orderBy(asc(users.name), asc(users.id));
}

function conditionOf({ by, is }: GroupFilter): SQL {
  switch (by) {
    case 'id':
      return eq(sql`${directoryGroups.id}::text`, is.toLowerCase());
    case 'displayName':
      return sql`lower(${directoryGroups.name}) = lower(${is})`;
    case 'externalId':
      return eq(directoryGroups.externalId, is);
    case 'member':
      return sql`exists (select from ${directoryMembers} m
        where m.group_id = ${directoryGroups.id} and m.user_id::text = ${is.toLowerCase()})`;
  }
}
