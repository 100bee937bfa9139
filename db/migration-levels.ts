import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { Sql, TransactionSql } from 'postgres';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

interface Journal {
  readonly entries: readonly { readonly tag: string; readonly when: number }[];
}

function journal(): Journal {
  return JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'));
}

/** Every level that this version knows, the first release first. */
export function migrationLevels(): string[] {
  return journal().entries.map(({ tag }) => tag);
}

/** The level at which the database stands: its last migration. Nothing when this version does not know it. */
export async function levelOf(sql: Sql | TransactionSql): Promise<string | undefined> {
  const [made] = await sql`select to_regclass('drizzle.__drizzle_migrations') as is`;
  if (!made?.is) return undefined;
  const [last] = await sql<{ at: string | null }[]>`
    select max(created_at) as at from drizzle.__drizzle_migrations`;
  return journal().entries.find(({ when }) => when === Number(last?.at))?.tag;
}

/** Brings an empty database to the level at which an earlier release stood, with the tables alone. */
export async function migrateUntil(sql: Sql, level: string): Promise<void> {
  const all = journal();
  const entries = all.entries.slice(0, all.entries.findIndex(({ tag }) => tag === level) + 1);
  const earlier = mkdtempSync(join(tmpdir(), 'latchkey-migrations-'));
  try {
    cpSync(folder, earlier, { recursive: true });
    writeFileSync(join(earlier, 'meta/_journal.json'), JSON.stringify({ ...all, entries }));
    await migrate(drizzle(sql), { migrationsFolder: earlier });
  } finally {
    rmSync(earlier, { recursive: true });
  }
}
