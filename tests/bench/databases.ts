import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { createDatabase } from '#db/databases.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { issueKey, type Size, seedLarge } from '#tests/support/large-house.ts';

interface BenchDatabase {
  readonly url: string;
  /** A server key of production whose limits are out of the way. */
  readonly key: string;
}

export interface Databases {
  readonly adminUrl: string;
  /** Where the server keeps its files. */
  readonly dataDir: string;
  /** The database of this size; it is filled once and found again in later runs with the same `--data-dir`. */
  open(size: Size): Promise<BenchDatabase>;
  /** Runs `act` while the database at `url` takes no connections. */
  whileAway<T>(url: string, act: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** @param kept the folder to keep; without one everything is gone at the end. */
export async function openDatabases(kept: string | undefined): Promise<Databases> {
  const dataDir = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const server = await startEmbedded({ dataDir, settings: { max_wal_size: '4GB', max_connections: '200' } });
  return {
    adminUrl: server.url,
    dataDir,
    open: (size) => openFilled(server.url, size),
    whileAway: (url, act) => whileAway(server.url, new URL(url).pathname.slice(1), act),
    close: async () => {
      await server.stop();
      if (!kept) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function openFilled(adminUrl: string, size: Size): Promise<BenchDatabase> {
  const url = await createDatabase(adminUrl, `bench_${Object.values(size).join('_')}`);
  await migrateDatabase(url);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const known = await sql`select from accounts limit 1`;
    if (known.length === 0) await seedLarge(sql, size);
    return { url, key: await issueKey(sql) };
  } finally {
    await sql.end();
  }
}

async function whileAway<T>(adminUrl: string, name: string, act: () => Promise<T>): Promise<T> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin`alter database ${admin(name)} with allow_connections false`;
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    return await act();
  } finally {
    await admin`alter database ${admin(name)} with allow_connections true`;
    await admin.end();
  }
}
