import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccountVerb } from '#server/commands/accounts/create-account.ts';
import { runCommand } from '#server/commands/run-command.ts';
import { openHouse } from '#server/house.ts';
import { type FaultDatabase, openFaultDatabase } from '#tests/support/fault-database.ts';
import { seedLarge } from '#tests/support/large-house.ts';

let database: FaultDatabase;
let house: ReturnType<typeof openHouse>;
let userId: string;

beforeAll(async () => {
  database = await openFaultDatabase();
  await seedLarge(database.sql, { features: 1, accounts: 1, grants: 0 });
  const [user] = await database.sql<{ id: string }[]>`select id from users`;
  userId = user?.id ?? '';
  house = openHouse(database.url);
  expect(await write()).toMatchObject({ ok: true });
});
afterAll(async () => {
  database.thaw();
  await house.close();
  await database.close();
});

let made = 0;

function write() {
  const key = `written-${++made}`;
  const plain = { tier: 'Business', type: 'customer', arr: 50_000, region: 'EU' };
  const input = { key, name: key, ownerId: userId, ...plain };
  return runCommand(house, createAccountVerb, input, { userId, commandId: randomUUID() });
}

async function refusedAfterMs(): Promise<number> {
  const asked = performance.now();
  const outcome = await Promise.all([write(), write(), write()]);
  for (const one of outcome) expect(one).toMatchObject({ ok: false });
  return performance.now() - asked;
}

const untilWritten = () =>
  expect.poll(async () => (await write()).ok, { timeout: 20_000, interval: 100 }).toBe(true);

test('while the database is frozen, writes are refused within two seconds, and work again afterwards', async () => {
  database.freeze();
  const afterMs = await refusedAfterMs().finally(database.thaw);
  expect(afterMs).toBeLessThanOrEqual(2_000);
  await untilWritten();
});

test('while the database refuses connections', async () => {
  await database.refuse();
  const afterMs = await refusedAfterMs().finally(database.accept);
  expect(afterMs).toBeLessThanOrEqual(2_000);
  await untilWritten();
});

test('while the database is stopped', async () => {
  database.crash();
  const afterMs = await refusedAfterMs().finally(database.start);
  expect(afterMs).toBeLessThanOrEqual(2_000);
  await untilWritten();
});
