import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EvaluationProcess, startProcess, stopProcesses } from '#tests/support/evaluation-process.ts';
import { type FaultDatabase, openFaultDatabase } from '#tests/support/fault-database.ts';
import { issueKey, large, seedLarge } from '#tests/support/large-house.ts';
import { startLoad } from '#tests/support/steady-load.ts';

const full = process.env.LATCHKEY_FULL === '1';
const rounds = full ? 10 : 2;
const size = full ? large : { features: 30, accounts: 40, grants: 200 };
const accounts = Array.from({ length: 40 }, (_, place) => `account-${place}`);
const flags = ['feature-001', 'feature-005', 'feature-009'];

let database: FaultDatabase;
let key: string;

beforeAll(async () => {
  database = await openFaultDatabase();
  await seedLarge(database.sql, size);
  key = await issueKey(database.sql);
});
afterAll(async () => {
  await stopProcesses();
  await database.close();
});

/** Asks a balancer's question ten times a second and says where new requests go. */
function balance(first: EvaluationProcess, second: EvaluationProcess) {
  let preferred = first;
  const timer = setInterval(async () => {
    if ((await first.readiness())?.status !== 'ready') preferred = second;
  }, 100);
  return { target: () => preferred.url, stop: () => clearInterval(timer) };
}

test('SIGTERM under load fails no request and loses no count', async () => {
  let serving = await startProcess({ databaseUrl: database.url });
  let answered = 0;
  for (let round = 0; round < rounds; round++) {
    const next = await startProcess({ databaseUrl: database.url });
    const balancer = balance(serving, next);
    const load = startLoad({ key, target: balancer.target, accounts, flags, clients: 12, pauseMs: 400 });
    await sleep(1_000);
    const { afterMs, code, output } = await serving.end('SIGTERM');
    await sleep(500);
    const counted = await load.stop();
    balancer.stop();
    expect(counted.failures).toEqual([]);
    expect({ code, output }).toEqual({ code: 0, output: '' });
    expect(afterMs).toBeLessThanOrEqual(25_000);
    expect(Math.min(counted.single, counted.bulk, counted.notModified)).toBeGreaterThan(0);
    answered += counted.single + (counted.bulk + counted.notModified) * size.features;
    serving = next;
  }
  expect((await serving.end('SIGTERM')).code).toBe(0);
  const [sum] = await database.sql<{ count: number }[]>`
    select sum(on_count + off_count)::int as count from evaluation_rollups`;
  expect(sum?.count).toBe(answered);
});
