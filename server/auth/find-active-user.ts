import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { connection } from '#db/client.ts';
import { users } from '#db/schema/users.ts';

export async function findActiveUser(email: string) {
  const [user] = await connection()
    .db.select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, email.trim().toLowerCase()), users.active))
    .limit(1);
  return user;
}
