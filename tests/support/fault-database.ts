import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { createDatabase } from '#db/databases.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { freezePostgres, postgresPid } from './frozen-postgres.ts';

export interface FaultDatabase {
  readonly url: string;
  /** A few connections for the test itself; none is usable while the server is stopped, frozen or refusing. */
  readonly sql: Sql;
  /** Stops every process of the server where it stands: connections stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
  /** Ends the server as a power cut would. */
  crash(): void;
  start(): Promise<void>;
  /** Ends all connections and turns new ones away. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  /** Ends the connections of others on which notices are heard, or all connections of others. @returns how many. */
  cut(which: 'listeners' | 'all'): Promise<number>;
  close(): Promise<void>;
}

/** The machine goes on when the server is killed, so what it was told to write is written; commits must still wait for that. */
const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '200' };
const name = 'house';
/** As which the test's own connections are known to the server. */
const tester = 'latchkey-test';

/** A PostgreSQL that belongs to one test file alone, so that it can be hurt, with a migrated, empty database. */
export async function openFaultDatabase(): Promise<FaultDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-faults-'));
  let server = await startEmbedded({ dataDir, settings });
  const url = await createDatabase(server.url, name);
  await migrateDatabase(url);
  const quick = { onnotice: () => {}, connect_timeout: 5, backoff: () => 0.1 };
  const sql = postgres(url, { ...quick, max: 8, connection: { application_name: tester } });
  const admin = postgres(server.url, { ...quick, max: 1 });
  let thaw = () => {};
  return {
    url,
    sql,
    freeze: () => {
      thaw = freezePostgres(dataDir);
    },
    thaw: () => thaw(),
    crash: () => {
      process.kill(postgresPid(dataDir), 'SIGQUIT');
    },
    start: async () => {
      await server.stop();
      server = await startEmbedded({ dataDir, settings });
    },
    refuse: async () => {
      await admin`alter database ${admin(name)} with allow_connections false`;
      await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    },
    accept: async () => {
      await admin`alter database ${admin(name)} with allow_connections true`;
    },
    cut: async (which) => {
      const ended = await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${name} and application_name <> ${tester} and (${which === 'all'} or query ilike 'listen %')`;
      return ended.count;
    },
    close: async () => {
      thaw();
      await Promise.all([sql.end({ timeout: 1 }), admin.end({ timeout: 1 })]);
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
