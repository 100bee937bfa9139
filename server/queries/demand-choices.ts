import { and, asc, eq, ilike, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { interests } from '#db/schema/demand.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { containing } from './containing.ts';

const shown = 6;

/** Features that can be asked for and accounts that can ask, called like the text; without one, those that are likely meant. */
export async function demandChoices(db: Database, text: string, by: Person) {
  const pattern = text ? containing(text) : undefined;
  const prefix = pattern?.slice(1) ?? '%';
  const asked = db
    .select({ count: sql<number>`count(*)::int` })
    .from(interests)
    .where(and(eq(interests.featureId, features.id), isNull(interests.settledAt)));
  const foundFeatures = await db
    .select({ id: features.id, key: features.key, name: features.name, stage: features.stage })
    .from(features)
    .where(
      and(
        inArray(features.stage, ['draft', 'alpha', 'beta']),
        pattern ? or(ilike(features.name, pattern), ilike(features.key, pattern)) : undefined,
      ),
    )
    .orderBy(
      sql`${features.name} not ilike ${prefix}`,
      sql`${features.stage} = 'draft' desc`,
      sql`(${asked}) desc`,
      asc(features.name),
    )
    .limit(shown);
  const foundAccounts = await db
    .select({
      id: accounts.id,
      key: accounts.key,
      name: accounts.name,
      tier: accounts.tier,
      ownerName: users.name,
    })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.ownerId))
    .where(
      and(
        isNull(accounts.archivedAt),
        pattern ? or(ilike(accounts.name, pattern), ilike(accounts.key, pattern)) : undefined,
      ),
    )
    .orderBy(
      sql`${accounts.name} not ilike ${prefix}`,
      sql`${accounts.ownerId} = ${by.id} desc`,
      asc(accounts.name),
    )
    .limit(shown);
  return { features: foundFeatures, accounts: foundAccounts };
}

/** What was recorded of the pair and still stands; nothing when nothing does. */
export async function openInterest(db: Database, pair: { featureId: string; accountId: string }) {
  const [open] = await db
    .select({
      note: interests.note,
      dealValue: interests.dealValue,
      dealCloseDate: interests.dealCloseDate,
      createdAt: interests.createdAt,
      heardByName: users.name,
    })
    .from(interests)
    .innerJoin(users, eq(users.id, interests.heardBy))
    .where(
      and(
        eq(interests.featureId, pair.featureId),
        eq(interests.accountId, pair.accountId),
        isNull(interests.settledAt),
      ),
    );
  return open ?? null;
}
