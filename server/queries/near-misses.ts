import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { environments, features } from '#db/schema/features.ts';
import type { Missing } from './explain-evaluation.ts';

const tables = { account: accounts, feature: features, environment: environments };
const enough = 3;

/** The keys whose key or name is most like what was typed, best first. */
export async function nearMisses(db: Database, of: Missing, typed: string): Promise<string[]> {
  const { key, name } = tables[of];
  const likeness = sql<number>`greatest(similarity(${key}, ${typed}), similarity(${name}, ${typed}))`;
  const rows = await db
    .select({ key: sql<string>`${key}` })
    .from(tables[of])
    .where(sql`(${key} % ${typed} or ${name} % ${typed})`)
    .orderBy(sql`${likeness} desc`, key)
    .limit(enough);
  return rows.map((row) => row.key);
}
