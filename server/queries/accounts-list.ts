import { and, eq, exists, gt, ilike, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { evaluationRollups } from '#db/schema/evaluation.ts';
import { users } from '#db/schema/users.ts';
import type { AccountTier, AccountType } from '#domain/accounts.ts';
import { addDays } from '#domain/dates.ts';
import { type AccountColumn, type AccountPart, endingDays, type Ordering } from '#domain/lists.ts';
import { openStatuses } from '#domain/requests.ts';
import { openAt } from '#server/access/open-requests.ts';
import { livingAt } from '#server/access/read-access.ts';
import { containing } from './containing.ts';
import { type After, isAfter, orderOf } from './keyset.ts';

export interface AccountsFilter {
  readonly text?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly tier?: AccountTier | undefined;
  readonly type?: AccountType | undefined;
  readonly part?: AccountPart | undefined;
  readonly ordering: Ordering<AccountColumn>;
  readonly after?: After | undefined;
}

const pageSize = 50;
const columnTypes = { name: 'text', value: 'int', grants: 'float8', seen: 'float8' } as const;

/** A page of those that are not archived; the first also says how many there are in all. */
export async function accountsList(db: Database, filter: AccountsFilter, now: Date) {
  const { column, descending } = filter.ordering;
  const by = values[column];
  const keyset = { by, type: columnTypes[column], id: accounts.id, descending };
  const fits = fitting(db, filter, now);
  const rows = await db
    .select({
      id: accounts.id,
      key: accounts.key,
      name: accounts.name,
      tier: accounts.tier,
      type: accounts.type,
      region: accounts.region,
      arr: accounts.arr,
      sample: accounts.sample,
      ownerId: accounts.ownerId,
      ownerName: users.name,
      living: sql<number>`(${livingOf(db, now)})`,
      /** Milliseconds; 0 when no app ever asked for them. */
      seenMs: sql<number>`(${seenOf(db)})`,
      by: sql<string | number>`${by}`,
    })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.ownerId))
    .leftJoin(...weights(column, now))
    .where(and(fits, filter.after ? isAfter(keyset, filter.after) : undefined))
    .orderBy(...orderOf(keyset))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    rows: page.map(({ by: _, seenMs, ...row }) => ({ ...row, seenAt: seenMs > 0 ? new Date(seenMs) : null })),
    next: rows.length > pageSize && last ? { value: last.by, id: last.id } : null,
    total: filter.after ? null : await db.$count(accounts, fits),
  };
}

const milliseconds = sql`coalesce(extract(epoch from max(${evaluationRollups.lastAskedAt})) * 1000, 0)::float8`;

/** What each column puts in order. */
const values = {
  name: accounts.name,
  value: accounts.arr,
  grants: sql`coalesce(weights.value, 0)`,
  seen: sql`coalesce(weights.value, 0)`,
} satisfies Record<AccountColumn, unknown>;

/** What the column wants of each account that has something, and whose it is: added up once, not for each of 100,000. */
function weights(column: AccountColumn, now: Date): [SQL, SQL] {
  if (column === 'grants')
    return [
      sql`(select ${grants.accountId}, count(*)::float8 as value from ${grants} where ${livingAt(now)} group by 1) weights`,
      sql`weights.account_id = ${accounts.id}`,
    ];
  if (column === 'seen')
    return [
      sql`(select ${evaluationRollups.accountKey}, ${milliseconds} as value from ${evaluationRollups} group by 1) weights`,
      sql`weights.account_key = ${accounts.key}`,
    ];
  return [sql`(select 0 as value where false) weights`, sql`true`];
}

function livingOf(db: Database, now: Date) {
  return db
    .select({ count: sql`count(*)::int` })
    .from(grants)
    .where(and(eq(grants.accountId, accounts.id), livingAt(now)));
}

function seenOf(db: Database) {
  return db
    .select({ at: milliseconds })
    .from(evaluationRollups)
    .where(eq(evaluationRollups.accountKey, accounts.key));
}

function fitting(db: Database, filter: AccountsFilter, now: Date): SQL | undefined {
  const text = filter.text?.trim();
  const pattern = text ? containing(text) : undefined;
  return and(
    isNull(accounts.archivedAt),
    pattern ? or(ilike(accounts.name, pattern), ilike(accounts.key, pattern)) : undefined,
    filter.ownerId ? eq(accounts.ownerId, filter.ownerId) : undefined,
    filter.tier ? eq(accounts.tier, filter.tier) : undefined,
    filter.type ? eq(accounts.type, filter.type) : undefined,
    filter.part === 'ending' ? exists(ending(db, now)) : undefined,
    filter.part === 'waiting' ? exists(waiting(db, now)) : undefined,
  );
}

function ending(db: Database, now: Date) {
  return db
    .select({ id: grants.id })
    .from(grants)
    .where(
      and(
        eq(grants.accountId, accounts.id),
        ...[isNull(grants.endedAt), gt(grants.expiresAt, now)],
        lt(grants.expiresAt, addDays(now, endingDays)),
      ),
    );
}

function waiting(db: Database, now: Date) {
  return db
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.accountId, accounts.id), inArray(requests.status, openStatuses), openAt(now)));
}
