import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import type { AccountTier } from '#domain/accounts.ts';
import { ranked } from '#domain/finding.ts';
import { startingWith } from '#server/queries/containing.ts';
import { hasAllWords, hasTrigrams, looksLike, type Typed } from './typed.ts';

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly crmId: string | null;
  readonly tier: AccountTier;
  readonly region: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly archived: boolean;
}

const name = sql`a.name`;
const key = sql`a.key`;

/** Each part is bounded and has an index of its own, so that the answer costs the same among 100,000 accounts. */
function parts(typed: Typed, readerId: string): SQL[] {
  const start = startingWith(typed.text);
  const words = hasAllWords(name, typed);
  if (typed.near) return [sql`select a.id from accounts a where ${looksLike(name, typed)} limit 200`];
  return [
    sql`select a.id from accounts a where lower(a.name) like ${start} order by lower(a.name) using ~<~ limit 20`,
    sql`select a.id from accounts a where a.key like ${start} order by a.key using ~<~ limit 10`,
    sql`select a.id from accounts a where a.crm_id = ${typed.exact}`,
    sql`select a.id from accounts a where a.owner_id = ${readerId} and (${words}) limit 50`,
    ...(hasTrigrams(typed)
      ? [sql`select a.id from accounts a where (${words}) or (${hasAllWords(key, typed)}) limit 200`]
      : []),
  ];
}

export function accountsStatement(typed: Typed, readerId: string): SQL {
  const found = sql.join(
    parts(typed, readerId).map((part) => sql`(${part})`),
    sql` union `,
  );
  return sql`
    select a.id, a.key, a.name, a.crm_id as "crmId", a.tier, a.region, a.owner_id as "ownerId", u.name as "ownerName",
      a.archived_at is not null as archived
    from (${found}) found join accounts a on a.id = found.id join users u on u.id = a.owner_id`;
}

export async function findAccounts(
  db: Database | Transaction,
  typed: Typed,
  readerId: string,
  atMost: number,
) {
  const rows = await db.execute<Row>(accountsStatement(typed, readerId));
  const found = [...rows].map(({ ownerId, archived, crmId, ...row }) => ({
    ...{ ...row, names: [row.name, row.key, crmId ?? ''], mine: ownerId === readerId, past: archived },
  }));
  return ranked(typed.text, found, atMost);
}
