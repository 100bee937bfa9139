import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { ranked } from '#domain/finding.ts';
import { startingWith } from '#server/queries/containing.ts';
import { hasAllWords, hasTrigrams, looksLike, type Typed } from './typed.ts';

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly accountKey: string;
  readonly accountName: string;
  readonly ownerId: string;
  readonly archived: boolean;
}

const name = sql`c.name`;
const email = sql`c.email`;

function parts(typed: Typed): SQL[] {
  const start = startingWith(typed.text);
  if (typed.near) return [sql`select c.id from contacts c where ${looksLike(name, typed)} limit 100`];
  return [
    sql`select c.id from contacts c where c.name ilike ${start} limit 50`,
    ...(hasTrigrams(typed)
      ? [
          sql`select c.id from contacts c where (${hasAllWords(name, typed)}) or (${hasAllWords(email, typed)}) limit 100`,
        ]
      : []),
  ];
}

export function contactsStatement(typed: Typed): SQL {
  const found = sql.join(
    parts(typed).map((part) => sql`(${part})`),
    sql` union `,
  );
  return sql`
    select c.id, c.name, c.email, a.key as "accountKey", a.name as "accountName", a.owner_id as "ownerId",
      a.archived_at is not null as archived
    from (${found}) found join contacts c on c.id = found.id join accounts a on a.id = c.account_id`;
}

/** People at accounts; each leads to their account. */
export async function findContacts(
  db: Database | Transaction,
  typed: Typed,
  readerId: string,
  atMost: number,
) {
  const rows = await db.execute<Row>(contactsStatement(typed));
  const found = [...rows].map(({ ownerId, archived, ...row }) => ({
    ...{ ...row, names: [row.name, row.email ?? ''], mine: ownerId === readerId, past: archived },
  }));
  return ranked(typed.text, found, atMost);
}
