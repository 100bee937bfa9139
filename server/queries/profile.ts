import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';

/** Who the reader is here, as they may change it. */
export async function ownProfile(db: Database, by: Person) {
  const [person] = await db
    .select({ name: users.name, email: users.email, roles: users.roles, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, by.id));
  if (!person) throw new Error('Whoever reads is not in the house.');
  const { passwordHash, ...shown } = person;
  return { ...shown, hasPassword: passwordHash !== null };
}
