import { asc, eq, ilike, ne, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';

/** `%` and `_` of what people type are letters, not patterns. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** Names that begin with the text first. */
export async function search(db: Database, text: string) {
  const pattern = containing(text);
  const prefix = pattern.slice(1);
  const foundAccounts = await db
    .select({
      id: accounts.id,
      key: accounts.key,
      name: accounts.name,
      tier: accounts.tier,
      region: accounts.region,
      ownerName: users.name,
    })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.ownerId))
    .where(or(ilike(accounts.name, pattern), ilike(accounts.key, pattern)))
    .orderBy(sql`${accounts.name} not ilike ${prefix}`, asc(accounts.name))
    .limit(8);
  const foundFeatures = await db
    .select({ id: features.id, key: features.key, name: features.name, stage: features.stage })
    .from(features)
    .where(or(ilike(features.name, pattern), ilike(features.key, pattern)))
    .orderBy(sql`${ne(features.stage, 'retired')} desc`, asc(features.name))
    .limit(6);
  return { accounts: foundAccounts, features: foundFeatures };
}
