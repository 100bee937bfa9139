import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { directoryGroups, directoryMembers, directoryPeople } from '#db/schema/directory.ts';
import { users } from '#db/schema/users.ts';

/** What the directory may look for, each exactly; several together must all hold. */
export interface UserFilter {
  readonly by: 'id' | 'userName' | 'externalId' | 'email';
  readonly is: string;
}
export interface ActiveFilter {
  readonly by: 'active';
  readonly is: boolean;
}

export interface Slice {
  readonly from: number;
  readonly atMost: number;
}

const columns = {
  id: users.id,
  name: users.name,
  email: users.email,
  externalId: users.externalId,
  active: users.active,
  createdAt: users.createdAt,
  userName: directoryPeople.userName,
  displayName: directoryPeople.displayName,
  formattedName: directoryPeople.formattedName,
  givenName: directoryPeople.givenName,
  familyName: directoryPeople.familyName,
};

/** People as the directory sees them: everybody whom it did not remove, the oldest first. */
export async function directoryUsers(
  db: Database,
  filters: readonly (UserFilter | ActiveFilter)[],
  { from, atMost }: Slice,
) {
  const wanted = and(isNull(directoryPeople.removedAt), ...filters.map(conditionOf));
  const known = eq(directoryPeople.userId, users.id);
  const [counted] = await db
    .select({ all: sql<number>`count(*)::int` })
    .from(users)
    .leftJoin(directoryPeople, known)
    .where(wanted);
  const found = await db
    .select(columns)
    .from(users)
    .leftJoin(directoryPeople, known)
    .where(wanted)
    .orderBy(asc(users.createdAt), asc(users.id))
    .offset(from)
    .limit(atMost);
  const memberships = await db
    .select({ userId: directoryMembers.userId, id: directoryGroups.id, name: directoryGroups.name })
    .from(directoryMembers)
    .innerJoin(directoryGroups, eq(directoryGroups.id, directoryMembers.groupId))
    .where(
      inArray(
        directoryMembers.userId,
        found.map(({ id }) => id),
      ),
    )
    .orderBy(asc(directoryGroups.name));
  return {
    all: counted?.all ?? 0,
    users: found.map((user) => ({
      ...user,
      userName: user.userName ?? user.email,
      groups: memberships.filter(({ userId }) => userId === user.id),
    })),
  };
}

export type DirectoryUser = Awaited<ReturnType<typeof directoryUsers>>['users'][number];

function conditionOf(filter: UserFilter | ActiveFilter): SQL {
  const same = (column: SQL | typeof users.email, text: string) => sql`lower(${column}) = lower(${text})`;
  switch (filter.by) {
    case 'id':
      return eq(sql`${users.id}::text`, filter.is.toLowerCase());
    case 'active':
      return eq(users.active, filter.is);
    case 'externalId':
      return eq(users.externalId, filter.is);
    case 'email':
      return same(users.email, filter.is);
    case 'userName':
      return same(sql`coalesce(${directoryPeople.userName}, ${users.email})`, filter.is);
  }
}
