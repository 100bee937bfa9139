import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { PgBoss } from 'pg-boss';
import postgres from 'postgres';
import { insertBaseData } from '#db/base-data.ts';
import { mendAppRoles } from '#db/roles.ts';

/** Held alone while migrating; a backup holds it with others, so that no table changes under it. */
export const MIGRATION_LOCK = 7_203_115_001;
const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

async function prepareJobSchema(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, max: 1, supervise: false, schedule: false });
  const failures: Error[] = [];
  boss.on('error', (error) => failures.push(error));
  await boss.start();
  await boss.stop({ graceful: false });
  if (failures.length > 0) throw new AggregateError(failures, 'The job queue could not be prepared.');
}

/**
 * Brings the database up to date. Processes that start together take turns: drizzle's migrate() takes no lock itself.
 * @param begins since when a new one holds the default policy.
 */
export async function migrateDatabase(url: string, begins = new Date()): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const db = drizzle(sql);
    await migrate(db, { migrationsFolder });
    await insertBaseData(db, begins);
    await prepareJobSchema(url);
    await mendAppRoles(sql);
  } finally {
    await sql.end();
  }
}
