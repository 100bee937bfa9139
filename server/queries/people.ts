import { and, arrayOverlaps, asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import type { Role } from '#domain/permissions.ts';

/** Active people who hold one of the roles, for the choices of forms. */
export async function peopleWith(db: Database, roles: readonly Role[]) {
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.active, true), arrayOverlaps(users.roles, [...roles])))
    .orderBy(asc(users.name));
}
