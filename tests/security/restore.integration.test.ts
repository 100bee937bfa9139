import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { writeBackup } from '#db/backup/write-backup.ts';
import { createDatabase, dropDatabase } from '#db/databases.ts';
import { restoreHouse } from '#server/backup/restore-house.ts';
import { createAccountVerb } from '#server/commands/accounts/create-account.ts';
import { type House, openHouse } from '#server/house.ts';
import { seedDemo } from '#server/seed/demo.ts';
import { fillLarge } from '#server/seed/large/fill.ts';
import { testDatabase } from '#tests/support/database.ts';
import { startEvaluation } from '#tests/support/evaluation-server.ts';
import { expectChain } from '#tests/support/expect-chain.ts';
import { issueKey } from '#tests/support/large-house.ts';
import { moveIn, type TestHouse } from '#tests/support/test-house.ts';
import { unlockAtOnce } from '#tests/support/unlock-at-once.ts';

const full = process.env.LATCHKEY_FULL === '1';
/** Beyond the demo, in the whole form. */
const large = { features: 500, accounts: 20_000, grants: 200_000, events: 200_000 };

const folder = mkdtempSync(join(tmpdir(), 'latchkey-backup-'));
const opened: (House & { close(): Promise<void> })[] = [];
const made: string[] = [];
let source: TestHouse;

beforeAll(
  async () => {
    const { url } = await testDatabase();
    if (full)
      await withSql(url, (sql) =>
        fillLarge(sql, { size: large, now: new Date(), step: (_name, does) => does() }),
      );
    else await seedDemo({ databaseUrl: url, now: new Date() });
    source = await moveIn(open(url), url, 'house.test');
    source.now = new Date(Date.now() - 60_000);
  },
  full ? 900_000 : 60_000,
);
afterAll(async () => {
  for (const house of opened) await house.close();
  for (const name of made) await dropDatabase(inject('adminUrl'), name);
  rmSync(folder, { recursive: true });
});

function open(url: string) {
  const house = openHouse(url, 20);
  opened.push(house);
  return house;
}

async function withSql<Result>(url: string, does: (sql: Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await does(sql);
  } finally {
    await sql.end();
  }
}

function emptyDatabase(): Promise<string> {
  const name = `restored_${randomUUID().slice(0, 8)}`;
  made.push(name);
  return createDatabase(inject('adminUrl'), name);
}

/** Each table's rows as one number, told by PostgreSQL alone; generated columns are among them. */
async function tablesOf(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ hash: string }[]>`
      select count(*) || ' ' || coalesce(sum(hashtextextended(one::text, 0)), 0) as hash from ${sql(name)} one`;
    found[name] = row?.hash ?? '';
  }
  return found;
}

async function waitingJobs(sql: Sql): Promise<string[]> {
  const rows = await sql<{ job: string }[]>`
    select name || ' ' || data as job from pgboss.job where state <> 'completed' order by (data ->> 'from')::int`;
  return rows.map(({ job }) => job);
}

async function someAccounts(sql: Sql): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select a.key from accounts a join grants g on g.account_id = a.id group by 1 order by 1 limit 40`;
  return rows.map(({ key }) => key);
}

async function expectSameAnswers(one: string, other: string, key: string, accounts: string[]) {
  const [here, there] = await Promise.all([startEvaluation(one), startEvaluation(other)]);
  for (const targetingKey of accounts) {
    const answer = async (server: typeof here) =>
      (await server.ask('/ofrep/v1/evaluate/flags', key, { context: { targetingKey } })).json();
    const restored = await answer(there);
    expect(restored.flags.length).toBeGreaterThan(0);
    expect(restored).toEqual(await answer(here));
  }
  await Promise.all([here.stop(), there.stop()]);
}

async function expectNoWayIn(sql: Sql) {
  expect(await sql`select id from sessions where ended_at is null`).toEqual([]);
  expect(await sql`select id from password_links where spent_at is null`).toEqual([]);
}

async function epochOf(sql: Sql) {
  return (await sql<{ epoch: string }[]>`select epoch from evaluation_state`)[0]?.epoch;
}

const changedByTheRestore = ['audit_events', 'audit_head', 'evaluation_state', 'sessions', 'password_links'];

test('a backup becomes the same house in an empty place', { timeout: full ? 900_000 : 20_000 }, async () => {
  const file = join(folder, 'quiet');
  await source.account('sales', { key: 'of-the-drill' });
  const waiting = await waitingJobs(source.sql);
  expect(waiting).toHaveLength(1);
  await source.sql`
    insert into sessions (id, user_id, method, began_at, seen_at, expires_at)
    values (gen_random_uuid(), ${source.ids.sales}, 'password', now(), now(), now() + interval '1 day')`;
  await source.sql`
    insert into password_links (id, user_id, purpose, created_at, expires_at)
    values (gen_random_uuid(), ${source.ids.sales}, 'invitation', now(), now() + interval '1 day')`;
  const key = await issueKey(source.sql);
  const before = await tablesOf(source.sql);
  await writeBackup(source.url, file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['quiet']);

  const url = await emptyDatabase();
  const restored = await restoreHouse(url, file, new Date());
  expect(restored).toMatchObject({ problem: undefined, sessionsEnded: 1 });
  const house = open(url);
  const after = await tablesOf(house.sql);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const name of Object.keys(before))
    if (!changedByTheRestore.includes(name))
      expect({ [name]: after[name] }).toEqual({ [name]: before[name] });
  await expectNoWayIn(house.sql);
  expect(await waitingJobs(house.sql)).toEqual([...waiting, expect.stringContaining('from')]);
  const [last] = await house.sql`select type from audit_events order by seq desc limit 1`;
  expect(last).toEqual({ type: 'operator.restored' });
  if (!full) await expectChain(house);

  expect(await epochOf(house.sql)).not.toBe(await epochOf(source.sql));
  await expectSameAnswers(source.url, url, key, await someAccounts(house.sql));
  const triggers = (sql: Sql) => sql`
    select tgrelid::regclass::text as table, tgname as name, tgenabled as mode from pg_trigger where not tgisinternal
    order by 1, 2`;
  expect(await triggers(house.sql)).toEqual(await triggers(source.sql));
  const constraints = (sql: Sql) => sql`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as is, convalidated as valid
    from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`;
  expect(await constraints(house.sql)).toEqual(await constraints(source.sql));
});

test('a backup taken while people write is one moment, and no place is given twice behind it', {
  timeout: full ? 900_000 : 20_000,
}, async () => {
  const file = join(folder, 'busy');
  const { featureId, roundId } = await source.open({ seats: 10 });
  let over = false;
  const written = new Map<string, number>();
  const writing = Array.from({ length: 4 }, async (_, writer) => {
    for (let n = 0; !over; n++) {
      const plain = { tier: 'Business', type: 'customer', arr: 1, region: 'EU', ownerId: source.ids.sales };
      const key = `busy-${writer}-${n}`;
      await source.done(createAccountVerb, 'pm', { key, name: key, ...plain });
      written.set(key, n);
    }
  });
  await expect.poll(() => written.size).toBeGreaterThan(10);
  const { trailer } = await writeBackup(source.url, file);
  over = true;
  await Promise.all(writing);

  const url = await emptyDatabase();
  const started = performance.now();
  await restoreHouse(url, file, new Date());
  expect(performance.now() - started).toBeLessThanOrEqual(15 * 60_000);
  const restored = open(url);
  const told = (sql: Sql, from: number, to: number) => sql<{ key: string; hash: string }[]>`
    select event -> 'account' ->> 'key' as key, hash from audit_events
    where seq between ${from} and ${to} order by seq`;
  const upTo = trailer.audit.seq;
  const first = Math.max(1, upTo - 1_000);
  expect(await told(restored.sql, first, upTo)).toEqual(await told(source.sql, first, upTo));
  const here = await restored.sql<{ key: string }[]>`select key from accounts where key like 'busy-%'`;
  const meant = await source.sql<{ key: string }[]>`
    select event -> 'account' ->> 'key' as key from audit_events
    where seq <= ${upTo} and type = 'account.created' and event -> 'account' ->> 'key' like 'busy-%'`;
  expect(here.map(({ key }) => key).sort()).toEqual(meant.map(({ key }) => key).sort());
  expect(here.length).toBeLessThanOrEqual(written.size);

  const again = source.in(restored, url);
  expect(await unlockAtOnce(again, featureId, full ? 500 : 40)).toBe(10);
  expect(await restored.sql`select from grants where round_id = ${roundId}`).toHaveLength(10);
  if (!full) await expectChain(restored);
});

test('a restore that fails behind the load says what stands, and no way in is open again', {
  timeout: full ? 900_000 : 20_000,
}, async () => {
  const url = await emptyDatabase();
  await withSql(url, async (sql) => {
    await sql`create schema pgboss`;
    await sql`create type pgboss.job_state as enum ('in the way')`;
    await expect(restoreHouse(url, join(folder, 'quiet'), new Date())).rejects.toThrow(
      /^The rows are loaded, nobody is signed in .* but bringing it up to date failed: .+ make a new, empty database and restore into it/,
    );
    const [rows] = await sql`select count(*)::int as sessions from sessions`;
    expect(rows?.sessions).toBeGreaterThan(0);
    await expectNoWayIn(sql);
    expect(await epochOf(sql)).not.toBe(await epochOf(source.sql));
  });
});

test('nothing is restored over anything, nor from a file that is not whole', async () => {
  const file = join(folder, 'quiet');
  await expect(restoreHouse(source.url, file, new Date())).rejects.toThrow(
    /^The database is not empty: there is /,
  );
  await expect(writeBackup(source.url, file)).rejects.toThrow(/already; nothing is written over it\.$/);
  const url = await emptyDatabase();
  const bytes = await readFile(file);
  const cut = join(folder, 'cut');
  await writeFile(cut, bytes);
  await truncate(cut, bytes.length - 2_000);
  const turned = join(folder, 'turned');
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
  await writeFile(turned, bytes);
  for (const [damaged, sentence] of [
    [cut, /is no backup of Latchkey that this version can read, or it is cut off\.$/],
    [turned, /is (damaged|cut off)|cut off\.$/],
    [join(folder, 'absent'), /^There is no file /],
    ['package.json', /is no backup of Latchkey/],
  ] as const)
    await expect(restoreHouse(url, damaged, new Date())).rejects.toThrow(sentence);
  await withSql(url, async (sql) => {
    expect(
      await sql`select from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    ).toEqual([]);
  });
});
