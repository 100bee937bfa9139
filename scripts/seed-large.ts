import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { startEmbedded } from '#db/embedded.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { writeDemoFile } from '#scripts/demo-data.ts';
import { openDatabase } from '#scripts/launch.ts';
import { step } from '#scripts/step.ts';
import { demoBegins } from '#server/seed/demo.ts';
import { fillLarge } from '#server/seed/large/fill.ts';
import { type LargeSize, wholeSize } from '#server/seed/large/size.ts';
import { emailOf, oneOfEachRole, password } from '#server/seed/people.ts';
import { issueKey } from '#tests/support/large-house.ts';

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string', default: '.data' },
    reset: { type: 'boolean', default: false },
    features: { type: 'string' },
    accounts: { type: 'string' },
    grants: { type: 'string' },
    events: { type: 'string' },
  },
});

const signIns = Object.entries(oneOfEachRole).map(([key, { role }]) => ({
  role,
  email: emailOf(key),
  password,
}));

function sizeWanted(): LargeSize {
  const given = (name: keyof LargeSize, least: number) => {
    const many = Number(values[name] ?? wholeSize[name]);
    if (!Number.isInteger(many) || many < least)
      throw new Error(`--${name} must be a whole number from ${least} up.`);
    return many;
  };
  return {
    features: given('features', 5),
    accounts: given('accounts', 5),
    grants: given('grants', 1),
    events: given('events', 1),
  };
}

async function fill(url: string, size: LargeSize): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [held] = await sql`select from users limit 1`;
    if (held) throw new Error('This database is not empty. To replace what it holds: --reset');
    await fillLarge(sql, { size, now: new Date(), step });
    return await issueKey(sql);
  } finally {
    await sql.end();
  }
}

/** Everything of Latchkey in a database of somebody's own. */
async function clear(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`drop schema if exists public, drizzle, pgboss cascade`;
    await sql`create schema public`;
  } finally {
    await sql.end();
  }
}

async function fillGiven(url: string, size: LargeSize): Promise<void> {
  if (values.reset) await clear(url);
  await migrateDatabase(url, demoBegins(new Date()));
  const key = await fill(url, size);
  console.log(`\nA server key of production: ${key}`);
}

async function fillDemo(size: LargeSize): Promise<void> {
  const dataDir = resolve(values['data-dir']);
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o711);
  const server = await startEmbedded({
    dataDir: join(dataDir, 'postgres'),
    settings: { max_wal_size: '4GB' },
  });
  try {
    const key = await fill(
      await openDatabase(server.url, { dataDir, reset: values.reset, empty: false }),
      size,
    );
    const keys = [{ environment: 'production', kind: 'server' as const, key }];
    const environments = ['production', 'staging'];
    writeDemoFile(dataDir, { url: 'http://localhost:3000', environments, users: signIns, keys });
  } finally {
    await server.stop();
  }
}

function isNotAllowed(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code === '42501';
}

try {
  const size = sizeWanted();
  await (process.env.DATABASE_URL ? fillGiven(process.env.DATABASE_URL, size) : fillDemo(size));
  console.log(`\nSign in as:\n${signIns.map(({ email }) => `  ${email}  ${password}`).join('\n')}`);
} catch (error) {
  const sentence = isNotAllowed(error)
    ? 'Filling wants a superuser of the database, because its triggers rest meanwhile.'
    : (error as Error).message;
  console.error(`\n${sentence}`);
  process.exit(1);
}
