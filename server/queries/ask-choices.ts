import { asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { accounts, contacts } from '#db/schema/accounts.ts';
import { apiKeys } from '#db/schema/evaluation.ts';
import { environments, features } from '#db/schema/features.ts';
import type { VariantValue } from '#domain/evaluation.ts';

const keysOffered = 200;
const contactsOffered = 200;

/** What can be put into a question or a snippet. */
export async function askChoices(db: Database) {
  return {
    features: await db
      .select({
        key: features.key,
        name: features.name,
        valueType: features.valueType,
        offVariant: features.offVariant,
        offValue: sql<VariantValue | null>`${features.variants} -> ${features.offVariant}`,
      })
      .from(features)
      .orderBy(sql`${features.stage} = 'retired'`, asc(features.name)),
    environments: await db
      .select()
      .from(environments)
      .orderBy(desc(environments.production), asc(environments.name)),
    keys: await db
      .select({
        id: apiKeys.id,
        name: apiKeys.name,
        kind: apiKeys.kind,
        environmentKey: apiKeys.environmentKey,
        proofRequired: apiKeys.proofRequired,
        expiresAt: apiKeys.expiresAt,
      })
      .from(apiKeys)
      .where(isNull(apiKeys.revokedAt))
      .orderBy(asc(apiKeys.name))
      .limit(keysOffered),
  };
}

/** For whom at an account can be asked. */
export function contactChoices(db: Database, accountKey: string) {
  return db
    .select({ key: contacts.key, name: contacts.name })
    .from(contacts)
    .innerJoin(accounts, eq(accounts.id, contacts.accountId))
    .where(eq(accounts.key, accountKey))
    .orderBy(asc(contacts.name))
    .limit(contactsOffered);
}
