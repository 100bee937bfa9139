import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { createDatabase, dropDatabase } from '#db/databases.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { testDatabase } from '#tests/support/database.ts';

const journal = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')) as {
  entries: unknown[];
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

test('a test file has one database of its own', async () => {
  const { url } = await testDatabase();
  expect((await testDatabase()).url).toBe(url);
  const sql = postgres(url, { max: 1 });
  const [row] = await sql`select current_database() as name`;
  expect(row?.name).toMatch(/^test_/);
  await sql.end();
});
