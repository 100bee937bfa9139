import { and, desc, eq, isNull, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { exclusions } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';

const shownAtMost = 200;

export function exclusionsOfAccount(db: Database, key: string, by: Person) {
  return standing(db, eq(accounts.key, key), by);
}

export function exclusionsOfFeature(db: Database, key: string, by: Person) {
  return standing(db, eq(features.key, key), by);
}

/** Exclusions that hold now, the latest first, and whether the reader may make and lift them. */
async function standing(db: Database, which: SQL, by: Person) {
  const rows = await db
    .select({
      id: exclusions.id,
      reason: exclusions.reason,
      createdAt: exclusions.createdAt,
      createdByName: users.name,
      feature: { id: features.id, key: features.key, name: features.name },
      account: { id: accounts.id, key: accounts.key, name: accounts.name },
    })
    .from(exclusions)
    .innerJoin(features, eq(features.id, exclusions.featureId))
    .innerJoin(accounts, eq(accounts.id, exclusions.accountId))
    .innerJoin(users, eq(users.id, exclusions.createdBy))
    .where(and(which, isNull(exclusions.liftedAt)))
    .orderBy(desc(exclusions.createdAt))
    .limit(shownAtMost);
  return { rows, mayExclude: permits('break_glass', by.roles, {}) };
}
