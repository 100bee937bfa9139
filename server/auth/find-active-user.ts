import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { connection } from '#db/client.ts';
import { secondFactors } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';

export function findActiveUser(email: string) {
  return findActive(eq(sql`lower(${users.email})`, email.trim().toLowerCase()));
}

export function findActiveUserById(id: string) {
  return findActive(eq(users.id, id));
}

async function findActive(which: ReturnType<typeof eq>) {
  const [user] = await connection()
    .db.select({
      ...{ id: users.id, name: users.name, email: users.email, passwordHash: users.passwordHash },
      hasSecondFactor: isNotNull(secondFactors.confirmedAt).mapWith(Boolean),
    })
    .from(users)
    .leftJoin(secondFactors, eq(secondFactors.userId, users.id))
    .where(and(which, users.active))
    .limit(1);
  return user;
}
