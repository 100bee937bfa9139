import { and, asc, eq, gt, ilike, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { users } from '#db/schema/users.ts';
import type { AccountTier, AccountType } from '#domain/accounts.ts';
import { livingAt } from '#server/access/read-access.ts';
import { containing } from './search.ts';

export interface AccountsFilter {
  readonly text?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly tier?: AccountTier | undefined;
  readonly type?: AccountType | undefined;
  /** Name and id of the last row seen; rows are ordered by both. */
  readonly after?: { readonly name: string; readonly id: string } | undefined;
}

const pageSize = 50;

export async function accountsList(db: Database, filter: AccountsFilter, now: Date) {
  const text = filter.text?.trim();
  const pattern = text ? containing(text) : undefined;
  const after = filter.after;
  const living = db
    .select({ count: sql<number>`count(*)::int` })
    .from(grants)
    .where(and(eq(grants.accountId, accounts.id), livingAt(now)));
  const rows = await db
    .select({
      id: accounts.id,
      key: accounts.key,
      name: accounts.name,
      tier: accounts.tier,
      type: accounts.type,
      region: accounts.region,
      arr: accounts.arr,
      ownerId: accounts.ownerId,
      ownerName: users.name,
      living: sql<number>`(${living})`,
    })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.ownerId))
    .where(
      and(
        isNull(accounts.archivedAt),
        pattern ? or(ilike(accounts.name, pattern), ilike(accounts.key, pattern)) : undefined,
        filter.ownerId ? eq(accounts.ownerId, filter.ownerId) : undefined,
        filter.tier ? eq(accounts.tier, filter.tier) : undefined,
        filter.type ? eq(accounts.type, filter.type) : undefined,
        after
          ? or(gt(accounts.name, after.name), and(eq(accounts.name, after.name), gt(accounts.id, after.id)))
          : undefined,
      ),
    )
    .orderBy(asc(accounts.name), asc(accounts.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return { rows: page, next: rows.length > pageSize && last ? { name: last.name, id: last.id } : null };
}
