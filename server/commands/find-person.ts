import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';

/** Whoever acts, with the roles they hold at this moment; nobody when they left. */
export async function findPerson(tx: Transaction, userId: string): Promise<Person | undefined> {
  const [person] = await tx
    .select({ id: users.id, name: users.name, roles: users.roles, teamId: users.teamId })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.active, true)));
  return person;
}
