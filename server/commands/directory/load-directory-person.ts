import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { directoryPeople } from '#db/schema/directory.ts';
import { users } from '#db/schema/users.ts';
import type { KnownPerson, TakenBy, WrittenPerson } from '#domain/directory/people.ts';
import { lockPeople, readAdminIds } from './grouped-people.ts';

/** Somebody as the directory knows them, held while it is decided about them. */
export async function loadDirectoryPerson(tx: Transaction, id: string): Promise<KnownPerson | undefined> {
  await lockPeople(tx, [id]);
  const [row] = await tx
    .select({ user: users, said: directoryPeople })
    .from(users)
    .leftJoin(directoryPeople, eq(directoryPeople.userId, users.id))
    .where(eq(users.id, id));
  if (!row) return undefined;
  const admins = await readAdminIds(tx);
  const { user, said } = row;
  const { name, email, externalId, active } = user;
  return {
    id,
    name,
    written: {
      ...{ email, externalId, active },
      userName: said?.userName ?? email,
      displayName: said?.displayName ?? null,
      formattedName: said ? said.formattedName : name,
      givenName: said?.givenName ?? null,
      familyName: said?.familyName ?? null,
    },
    removed: Boolean(said?.removedAt),
    isLastAdmin: admins.length === 1 && admins[0] === id,
  };
}

/** Whose the names of `written` are already, besides the person with the id. */
export async function findTaken(
  tx: Transaction,
  { email, userName, externalId }: WrittenPerson,
  besides: string | undefined,
): Promise<TakenBy> {
  const others = await tx
    .select({
      id: users.id,
      email: users.email,
      externalId: users.externalId,
      userName: sql<string>`coalesce(${directoryPeople.userName}, ${users.email})`,
    })
    .from(users)
    .leftJoin(directoryPeople, eq(directoryPeople.userId, users.id))
    .where(
      and(
        besides ? ne(users.id, besides) : undefined,
        or(
          inArray(sql`lower(${users.email})`, [email.toLowerCase(), userName.toLowerCase()]),
          eq(sql`lower(${directoryPeople.userName})`, userName.toLowerCase()),
          externalId === null ? undefined : eq(users.externalId, externalId),
        ),
      ),
    );
  const whose = (same: (other: (typeof others)[number]) => boolean) => {
    const found = others.find(same);
    return found?.id;
  };
  const [byName, byEmail, byExternalId] = [
    whose((other) => other.userName.toLowerCase() === userName.toLowerCase()),
    whose((other) => other.email.toLowerCase() === email.toLowerCase()),
    whose((other) => externalId !== null && other.externalId === externalId),
  ];
  return {
    ...(byName && { userName: byName }),
    ...(byEmail && { email: byEmail }),
    ...(byExternalId && { externalId: byExternalId }),
  };
}

/** Somebody whom the directory removed before and makes again, by the address or else by the name it gives them. */
export async function findReturning(
  tx: Transaction,
  { email, userName }: WrittenPerson,
): Promise<string | undefined> {
  const found = await tx
    .select({ id: users.id, email: users.email })
    .from(users)
    .innerJoin(directoryPeople, eq(directoryPeople.userId, users.id))
    .where(
      and(
        sql`${directoryPeople.removedAt} is not null`,
        or(
          eq(sql`lower(${users.email})`, email.toLowerCase()),
          eq(sql`lower(${directoryPeople.userName})`, userName.toLowerCase()),
        ),
      ),
    );
  return (found.find((one) => one.email.toLowerCase() === email.toLowerCase()) ?? found[0])?.id;
}

/** For the directory: whoever it did not remove. */
export const isKept = isNull(directoryPeople.removedAt);
