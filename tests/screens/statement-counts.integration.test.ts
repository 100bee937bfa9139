import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from '#server/house.ts';
import { fillLarge } from '#server/seed/large/fill.ts';
import { testDatabase } from '#tests/support/database.ts';
import { readLargeScene } from '#tests/support/screens/large-scene.ts';
import { allQueries, type Read, readScreens } from '#tests/support/screens/read-screen.ts';
import { statementCounts } from './statement-counts.ts';

const few = { features: 15, accounts: 6, grants: 240, events: 90 };
const many = { features: 120, accounts: 60, grants: 2_000, events: 600 };
const now = new Date();

const opened: (House & { close(): Promise<void> })[] = [];
let withFew: readonly Read[];
let withMany: readonly Read[];

beforeAll(async () => {
  withFew = await readHouseOf('few', few);
  withMany = await readHouseOf('many', many);
}, 120_000);
afterAll(async () => {
  for (const house of opened) await house.close();
});

async function readHouseOf(label: string, size: typeof few): Promise<Read[]> {
  const house = openHouse((await testDatabase(label)).url, 2);
  opened.push(house);
  await fillLarge(house.sql, { size, now });
  return readScreens(house, await readLargeScene(house));
}

/** `screen: procedure` with how many statements it makes. */
function counted(reads: readonly Read[]): Record<string, number> {
  return Object.fromEntries(
    reads.map(({ screen, path, statements }) => [`${screen}: ${path}`, statements.length]),
  );
}

test('each screen makes the statements in this table, however many rows it shows', () => {
  expect(counted(withMany)).toEqual(statementCounts);
  expect(counted(withFew)).toEqual(counted(withMany));
});

test('every query belongs to a screen', () => {
  const asked = new Set(withMany.map(({ path }) => path));
  expect(allQueries().filter((path) => !asked.has(path))).toEqual([]);
});
