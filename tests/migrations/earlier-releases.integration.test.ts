import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import postgres, { type Sql } from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { loadBackup } from '#db/backup/load-backup.ts';
import { createDatabase, dropDatabase } from '#db/databases.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { levelOf, migrationLevels } from '#db/migration-levels.ts';
import { openHouse } from '#server/house.ts';
import { explainAnswer } from '#server/queries/explain-evaluation.ts';
import { moveIn } from '#tests/support/test-house.ts';

const firstRelease = '0001_invariants.backup.gz';
/** The demo as earlier releases kept it: backups of their levels. The first goes through every migration there is. */
const kept = readdirSync(fileURLToPath(new URL('.', import.meta.url))).filter((name) =>
  name.endsWith('.backup.gz'),
);
const tried = process.env.LATCHKEY_FULL === '1' ? kept : kept.filter((name) => name === firstRelease);

test('the first release is among them', () => {
  expect(kept).toContain(firstRelease);
});

test.each(tried)('%s goes forward with its data, and the house works', async (file) => {
  const name = `earlier_${randomUUID().slice(0, 8)}`;
  const url = await createDatabase(inject('adminUrl'), name);
  onTestFinished(() => dropDatabase(inject('adminUrl'), name));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const loaded = await loadBackup(sql, fileURLToPath(new URL(file, import.meta.url)));
  expect(await levelOf(sql)).toBe(file.replace('.backup.gz', ''));
  const chain = await eventHashes(sql);
  expect(chain.length).toBeGreaterThan(100);

  await migrateDatabase(url);
  expect(await levelOf(sql)).toBe(migrationLevels().at(-1));
  for (const { name: table } of loaded.header.tables) {
    const [row] = await sql<{ rows: number }[]>`select count(*)::int as rows from ${sql(table)}`;
    expect(row?.rows, table).toBeGreaterThanOrEqual(loaded.trailer.tables[table]?.rows ?? 0);
  }
  expect(await eventHashes(sql)).toEqual(chain);
  await sql.end();

  const opened = openHouse(url, 4);
  onTestFinished(() => opened.close());
  const house = await moveIn(opened, url, 'house.test');
  house.now = new Date(Date.now() - 60_000);
  const { featureId } = await house.open();
  const accountId = await house.account('sales', { key: 'newcomer' });
  await house.grant(featureId, accountId);
  const keys = {
    featureKey: 'feature-1',
    accountKey: 'newcomer',
    environmentKey: undefined,
    contactKey: undefined,
  };
  expect(await explainAnswer(house.db, keys, new Date())).toMatchObject({ evaluation: { on: true } });
  await house.expectChain();
});

async function eventHashes(sql: Sql): Promise<string[]> {
  const rows = await sql<{ hash: string }[]>`select hash from audit_events order by seq`;
  return rows.map(({ hash }) => hash);
}
