import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from '#server/house.ts';
import { fillLarge } from '#server/seed/large/fill.ts';
import { wholeSize } from '#server/seed/large/size.ts';
import { testDatabase } from '#tests/support/database.ts';
import { readLargeScene } from '#tests/support/screens/large-scene.ts';
import { type Read, readScreens } from '#tests/support/screens/read-screen.ts';
import { seqScansOf } from '#tests/support/seq-scans.ts';

const size = process.env.LATCHKEY_FULL
  ? wholeSize
  : { features: 200, accounts: 20_000, grants: 80_000, events: 60_000 };
const patienceMs = process.env.LATCHKEY_FULL ? 900_000 : 240_000;

/** What grows with the years and with the customers. */
const growing = new Set([
  'accounts',
  'contacts',
  'grants',
  'audit_events',
  'requests',
  'approvals',
  'feedback',
  'comments',
  'notifications',
  'evaluation_rollups',
  'evaluation_days',
]);

let house: House & { close(): Promise<void> };
let reads: readonly Read[];

beforeAll(async () => {
  house = openHouse((await testDatabase()).url, 2);
  await fillLarge(house.sql, { size, now: new Date() });
  reads = await readScreens(house, await readLargeScene(house));
}, patienceMs);
afterAll(() => house.close());

test(
  'no query of any screen reads a table that grows from its first row to its last',
  async () => {
    const scans: string[] = [];
    for (const { screen, path, statements } of reads)
      for (const statement of statements)
        for (const table of await seqScansOf(house.sql, statement))
          if (growing.has(table)) scans.push(`${screen}: ${path} scans ${table}\n${statement.text}`);
    expect(scans).toEqual([]);
  },
  patienceMs,
);
