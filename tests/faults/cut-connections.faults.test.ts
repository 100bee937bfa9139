import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSql } from '#db/open-sql.ts';
import { readPosition, readRows } from '#server/evaluation/snapshot/read-rows.ts';
import { type FaultDatabase, openFaultDatabase } from '#tests/support/fault-database.ts';

const forMs = process.env.LATCHKEY_FULL === '1' ? 60_000 : 10_000;
const readers = 8;

let database: FaultDatabase;
beforeAll(async () => {
  database = await openFaultDatabase();
});
afterAll(() => database.close());

/** An answer of the database, or the code of what went wrong; 'silent' when neither came. */
async function outcome(reading: Promise<unknown>): Promise<string> {
  const settled = reading.then(
    () => 'answered',
    (error) => String(error.code ?? error),
  );
  return Promise.race([settled, sleep(5_000, 'silent', { ref: false })]);
}

test('a statement on a connection that is cut fails: it is neither left waiting nor answered with no rows', async () => {
  const outcomes = new Map<string, number>();
  const end = Date.now() + forMs;
  const read = async () => {
    const sql = openSql(database.url, 1);
    const everything = () => readRows(sql, { since: -1, now: Date.now(), take: () => {} });
    sql.listen('latchkey_revision', () => {}).catch(() => {});
    while (Date.now() < end) {
      const found = await outcome(Math.random() < 0.7 ? readPosition(sql) : everything());
      outcomes.set(found, (outcomes.get(found) ?? 0) + 1);
      await sleep(Math.random() * 20);
    }
    await sql.end({ timeout: 0 });
  };
  const cut = async () => {
    while (Date.now() < end) {
      await database.cut('all');
      await sleep(20 + Math.random() * 60);
    }
  };
  await Promise.all([cut(), ...Array.from({ length: readers }, read)]);

  const lost = new Set(['57P01', 'CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE']);
  expect([...outcomes.keys()].filter((found) => !lost.has(found))).toEqual(['answered']);
  expect(outcomes.size).toBeGreaterThan(1);
});
