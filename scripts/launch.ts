import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connect } from '#db/client.ts';
import { createDatabase, dropDatabase } from '#db/databases.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { ensureRole } from '#db/roles.ts';
import { buildWhenChanged } from '#scripts/build-when-changed.ts';
import {
  type DemoFile,
  demoFilePath,
  keepAppPassword,
  keepSecrets,
  readDemoFile,
  writeDemoFile,
} from '#scripts/demo-data.ts';
import { refuseTakenPort, serve } from '#scripts/serve.ts';
import { step } from '#scripts/step.ts';
import { demoBegins, seedDemo } from '#server/seed/demo.ts';
import { readSetupCode } from '#server/setup-code.ts';

type Options = {
  mode: 'production' | 'development';
  dataDir: string;
  port: number;
  reset?: boolean;
  empty?: boolean;
  /** Besides those that every house has. */
  settings?: Record<string, string>;
};

export type Launched = {
  demo: DemoFile;
  /** What the first admin of an empty house must know; nothing once somebody is there. */
  setupCode: string | undefined;
  /** With the rights of its owner; the server itself has fewer. */
  databaseUrl: string;
  exited: Promise<void>;
  stop: () => Promise<void>;
};

const DATABASE = 'latchkey';
/** A house without the demo lies beside it. */
const EMPTY_DATABASE = 'latchkey_empty';
const KEPT_WITH_DATABASE = ['demo.json', 'evaluation-snapshot.bin', 'audit-heads'];

type Wanted = { dataDir: string; reset: boolean; empty: boolean };

/** The demo's database, migrated; begun afresh when told so. */
export async function openDatabase(adminUrl: string, { dataDir, reset, empty }: Wanted): Promise<string> {
  const name = empty ? EMPTY_DATABASE : DATABASE;
  if (reset) {
    await dropDatabase(adminUrl, name);
    const kept = empty ? ['audit-heads-empty'] : KEPT_WITH_DATABASE;
    for (const file of kept) rmSync(join(dataDir, file), { recursive: true, force: true });
  }
  const url = await createDatabase(adminUrl, name);
  await migrateDatabase(url, empty ? new Date() : demoBegins(new Date()));
  return url;
}

/** The server signs in with rights of its own: it can add to the audit trail and change nothing of it. */
async function addressForApp(ownerUrl: string, dataDir: string): Promise<string> {
  const role = { kind: 'app' as const, name: 'latchkey_app', password: keepAppPassword(dataDir) };
  await ensureRole(ownerUrl, role);
  const url = new URL(ownerUrl);
  url.username = role.name;
  url.password = role.password;
  return url.href;
}

async function howToBegin(databaseUrl: string, authSecret: string): Promise<string | undefined> {
  const { db, sql } = connect(databaseUrl, 1);
  try {
    return await readSetupCode(db, authSecret);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function seed(databaseUrl: string, url: string, dataDir: string) {
  const { alreadySeeded, users, environments, keys } = await seedDemo({ databaseUrl, now: new Date() });
  const known = readDemoFile(dataDir);
  if (alreadySeeded && !known)
    throw new Error(
      `The demo's keys were in ${demoFilePath(dataDir)}, which is gone. Start afresh: npm run demo -- --reset`,
    );
  const demo: DemoFile = { url, environments, users, keys: alreadySeeded && known ? known.keys : keys };
  writeDemoFile(dataDir, demo);
  return { demo, remark: alreadySeeded ? 'kept' : 'new' };
}

/** Database, data, pages and server: what the demo, development and the end-to-end tests run on. */
export async function launch({
  mode,
  port,
  reset = false,
  empty = false,
  ...options
}: Options): Promise<Launched> {
  const dataDir = resolve(options.dataDir);
  const url = `http://localhost:${port}`;
  await refuseTakenPort(port);
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o711);

  const running: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let end = running.pop(); end; end = running.pop()) await end();
  };
  try {
    const postgres = await step(
      'PostgreSQL',
      () => startEmbedded({ dataDir: join(dataDir, 'postgres') }),
      ({ alreadyRunning }) => (alreadyRunning ? 'was running' : 'started'),
    );
    running.push(postgres.stop);
    const databaseUrl = await step('Database', () => openDatabase(postgres.url, { dataDir, reset, empty }));
    const secrets = keepSecrets(dataDir);
    const { demo } = empty
      ? { demo: { url, environments: [], users: [], keys: [] } }
      : await step(
          'Demo data',
          () => seed(databaseUrl, url, dataDir),
          ({ remark }) => remark,
        );
    if (mode === 'production') await step('Pages', buildWhenChanged, String);
    const settings = {
      DATABASE_URL: await addressForApp(databaseUrl, dataDir),
      ...secrets,
      AUTH_URL: url,
      DATA_DIR: dataDir,
      AUDIT_HEADS_DIR: join(dataDir, empty ? 'audit-heads-empty' : 'audit-heads'),
      LATCHKEY_DEMO: empty ? '0' : '1',
      ...options.settings,
    };
    const logFile = mode === 'production' ? { logFile: join(dataDir, 'server.log') } : {};
    const server = await step('Server', () => serve({ mode, port, settings, ...logFile }));
    running.push(server.stop);
    const setupCode = empty ? await howToBegin(databaseUrl, secrets.AUTH_SECRET) : undefined;
    return { demo, setupCode, databaseUrl, exited: server.exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
