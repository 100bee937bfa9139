import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { policyVersions } from '#db/schema/access.ts';
import { defaultRules } from '#domain/policy.ts';

/** What every deployment starts with besides its migrations: the default policy as version 1, which nobody can change. */
export async function insertBaseData(db: PostgresJsDatabase, publishedAt: Date): Promise<void> {
  await db
    .insert(policyVersions)
    .values({ version: 1, rules: [...defaultRules], reason: 'The default policy.', publishedAt })
    .onConflictDoNothing();
}
