import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createDatabase, dropDatabase } from '#db/databases.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { testDatabase } from '#tests/support/database.ts';

const journal = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')) as {
  entries: { tag: string }[];
};

test('processes that start together migrate once', async () => {
  const url = await createDatabase(inject('adminUrl'), 'migrated_together');
  await Promise.all([1, 2, 3, 4].map(() => migrateDatabase(url)));
  const sql = postgres(url, { max: 1 });
  expect(await sql`select hash from drizzle.__drizzle_migrations`).toHaveLength(journal.entries.length);
  expect(await sql`select version from pgboss.version`).toHaveLength(1);
  await sql.end();
  await dropDatabase(inject('adminUrl'), 'migrated_together');
});

test('what waits at the upgrade waits from then on: it goes on to others no sooner than anything else', async () => {
  const url = await createDatabase(inject('adminUrl'), 'migrated_from_before');
  const before = postgres(url, { max: 1, onnotice: () => {} });
  await migrate(drizzle(before), { migrationsFolder: migrationsUntil('0005_stream_secret') });
  await before.end();
  const sql = postgres(url, { max: 1 });
  const asked = new Date('2026-01-05T10:00:00Z');
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const status of ['pending', 'approved'])
      await tx`insert into requests (id, feature_id, account_id, round_id, status, requested_by, requested_for, reason,
          days, steps, policy_version, rule_text, intent_at, created_at)
        values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), ${status},
          gen_random_uuid(), gen_random_uuid(), 'They asked.', 30, '[]', 1, 'Ask.', ${asked}, ${asked})`;
  });
  const [begun] = await sql`select now() as at`;
  await migrateDatabase(url);
  const rows = await sql`select status, created_at = ${asked} as kept, revised_at = created_at as as_asked,
    revised_at >= ${begun?.at} as from_now from requests order by status`;
  expect(rows).toEqual([
    { status: 'approved', kept: true, as_asked: true, from_now: false },
    { status: 'pending', kept: true, as_asked: false, from_now: true },
  ]);
  await sql.end();
  await dropDatabase(inject('adminUrl'), 'migrated_from_before');
});

/** A folder with the migrations up to this one, as a release before had them. */
function migrationsUntil(last: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync('db/migrations', folder, { recursive: true });
  const entries = journal.entries.slice(0, journal.entries.findIndex(({ tag }) => tag === last) + 1);
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  return folder;
}

test('a new database begins with the default policy, since when it is told', async () => {
  const url = await createDatabase(inject('adminUrl'), 'migrated_since');
  const begins = new Date('2026-10-05T08:00:00Z');
  await migrateDatabase(url, begins);
  await migrateDatabase(url, new Date('2026-11-05T08:00:00Z'));
  const sql = postgres(url, { max: 1 });
  expect(await sql`select version, published_at, published_by from policy_versions`).toEqual([
    { version: 1, published_at: begins, published_by: null },
  ]);
  await sql.end();
  await dropDatabase(inject('adminUrl'), 'migrated_since');
});

test('a test file has one database of its own', async () => {
  const { url } = await testDatabase();
  expect((await testDatabase()).url).toBe(url);
  const sql = postgres(url, { max: 1 });
  const [row] = await sql`select current_database() as name`;
  expect(row?.name).toMatch(/^test_/);
  await sql.end();
});
