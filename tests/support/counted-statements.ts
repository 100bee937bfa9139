import { drizzle } from 'drizzle-orm/postgres-js';
import type { House } from '#server/house.ts';

export interface Statement {
  readonly text: string;
  readonly params: readonly unknown[];
}

/** The same house, which keeps every statement that it is asked. */
export function countedStatements<Counted extends House>(house: Counted) {
  const statements: Statement[] = [];
  const logger = { logQuery: (text: string, params: unknown[]) => void statements.push({ text, params }) };
  const db = drizzle(house.sql, { logger, schema: house.db._.fullSchema });
  return { db, house: { ...house, db }, statements, count: () => statements.length };
}
