import { and, desc, eq, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { interests } from '#db/schema/demand.ts';
import { features, rounds } from '#db/schema/features.ts';
import { decideAccess } from '#domain/access.ts';
import type { Person } from '#domain/act.ts';
import { byDeal } from '#domain/by-deal.ts';
import { readAccess } from '#server/access/read-access.ts';
import { byDealFirst } from './by-deal-first.ts';

const shown = 8;

/** The features of a product manager that accounts ask for now, the most money first. */
export async function demandByValue(db: Database, pmId: string) {
  const dealValue = sql<string>`coalesce(sum(${interests.dealValue}), 0)`;
  const arr = sql<string>`coalesce(sum(${accounts.arr}), 0)`;
  const rows = await db
    .select({
      key: features.key,
      name: features.name,
      stage: features.stage,
      accounts: sql<number>`count(*)::int`,
      dealValue,
      arr,
    })
    .from(interests)
    .innerJoin(features, eq(features.id, interests.featureId))
    .innerJoin(accounts, eq(accounts.id, interests.accountId))
    .where(
      and(
        eq(features.pmId, pmId),
        notInArray(features.stage, ['ga', 'retired']),
        isNull(interests.settledAt),
      ),
    )
    .groupBy(features.id)
    .orderBy(desc(dealValue), desc(arr))
    .limit(shown);
  return rows.map((row) => ({ ...row, dealValue: Number(row.dealValue), arr: Number(row.arr) }));
}

/** What accounts of this seller asked for and could have now, or ask for: its round is open. */
export async function openedForMine(db: Database, by: Person, now: Date) {
  const rows = await db
    .select({
      id: interests.id,
      dealValue: interests.dealValue,
      dealCloseDate: interests.dealCloseDate,
      createdAt: interests.createdAt,
      account: { id: accounts.id, key: accounts.key, name: accounts.name },
      feature: { id: features.id, key: features.key, name: features.name },
    })
    .from(interests)
    .innerJoin(accounts, eq(accounts.id, interests.accountId))
    .innerJoin(features, eq(features.id, interests.featureId))
    .innerJoin(rounds, and(eq(rounds.featureId, features.id), eq(rounds.status, 'open')))
    .where(
      and(
        isNull(interests.settledAt),
        isNull(accounts.archivedAt),
        or(eq(interests.heardBy, by.id), eq(accounts.ownerId, by.id)),
      ),
    )
    .orderBy(...byDealFirst)
    .limit(100);
  if (rows.length === 0) return [];
  const access = await readAccess(db, {
    accountIds: [...new Set(rows.map(({ account }) => account.id))],
    featureIds: [...new Set(rows.map(({ feature }) => feature.id))],
    by,
    now,
  });
  return byDeal(rows, (one) => one.createdAt)
    .flatMap((row) => {
      const one = access.find((a) => a.account.id === row.account.id && a.feature.id === row.feature.id);
      const outcome = one && decideAccess(one.facts, one.round?.defaultDays ?? 1).kind;
      return outcome && outcome !== 'deny' ? [{ ...row, outcome }] : [];
    })
    .slice(0, shown);
}
