import { or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { ranked } from '#domain/finding.ts';
import { hasAllWords, looksLike, type Typed } from './typed.ts';

/** People of the house; each leads to what they did. */
export async function findPeople(db: Database | Transaction, typed: Typed, atMost: number) {
  const name = sql`${users.name}`;
  const rows = await db
    .select({ id: users.id, name: users.name, email: users.email, roles: users.roles, active: users.active })
    .from(users)
    .where(or(hasAllWords(name, typed), hasAllWords(sql`${users.email}`, typed), looksLike(name, typed)))
    .limit(100);
  const found = rows.map((row) => ({ ...row, names: [row.name, row.email], past: !row.active }));
  return ranked(typed.text, found, atMost);
}
