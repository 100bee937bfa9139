import { drizzle } from 'drizzle-orm/postgres-js';
import { openSql } from './open-sql.ts';
import * as access from './schema/access.ts';
import * as accounts from './schema/accounts.ts';
import * as audit from './schema/audit.ts';
import * as evaluation from './schema/evaluation.ts';
import * as features from './schema/features.ts';
import * as users from './schema/users.ts';

export const schema = { ...access, ...accounts, ...audit, ...evaluation, ...features, ...users };

export function connect(url: string, max = 10) {
  const sql = openSql(url, max);
  return { sql, db: drizzle(sql, { schema }) };
}

export type Connection = ReturnType<typeof connect>;
export type Database = Connection['db'];
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

const shared = globalThis as typeof globalThis & { latchkeyConnection?: Connection };

/** The pool of this process, made at first use; Next bundles several copies of this module, hence globalThis. */
export function connection(): Connection {
  shared.latchkeyConnection ??= connect(process.env.DATABASE_URL ?? '');
  return shared.latchkeyConnection;
}
