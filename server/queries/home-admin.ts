import { asc, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { evaluationRollups } from '#db/schema/evaluation.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { keysList } from './keys-list.ts';

/** Keys, people and whether apps are asking. */
export async function homeAdmin(db: Database, by: Person, now: Date) {
  const { keys } = await keysList(db, by, now);
  const people = await db
    .select({ id: users.id, name: users.name, email: users.email, roles: users.roles, active: users.active })
    .from(users)
    .orderBy(asc(users.name))
    .limit(100);
  const asked = await db
    .select({
      environment: evaluationRollups.environmentKey,
      lastAskedAt: sql<Date>`max(${evaluationRollups.lastAskedAt})`.mapWith(evaluationRollups.lastAskedAt),
      accounts: sql<number>`count(distinct ${evaluationRollups.accountKey})::int`,
    })
    .from(evaluationRollups)
    .groupBy(evaluationRollups.environmentKey)
    .orderBy(asc(evaluationRollups.environmentKey));
  return { keys: keys.filter((key) => key.state === 'active'), people, asked };
}
