import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EvaluationProcess, startProcess, stopProcesses } from '#tests/support/evaluation-process.ts';
import { type FaultDatabase, openFaultDatabase } from '#tests/support/fault-database.ts';
import { issueKey, large, seedLarge } from '#tests/support/large-house.ts';
import { type Counted, startLoad } from '#tests/support/steady-load.ts';

const full = process.env.LATCHKEY_FULL === '1';
const accounts = Array.from({ length: 20 }, (_, place) => `account-${place}`);
const flags = ['feature-000', 'feature-004', 'feature-009'];
const awayMs = full ? 30_000 : 500;

let database: FaultDatabase;
let server: EvaluationProcess;
let key: string;
let changes = 0;

beforeAll(async () => {
  database = await openFaultDatabase();
  await seedLarge(database.sql, full ? large : { features: 20, accounts: 20, grants: 60 });
  key = await issueKey(database.sql);
  server = await startProcess({ databaseUrl: database.url });
});
afterAll(async () => {
  await stopProcesses();
  await database.close();
});

async function underLoad(target: EvaluationProcess, act: () => Promise<void>): Promise<Counted> {
  const load = startLoad({ key, target: () => target.url, accounts, flags, clients: 8, pauseMs: 20 });
  try {
    await act();
  } finally {
    await load.stop();
  }
  return load.counted;
}

function expectNoError(counted: Counted): void {
  expect(counted.failures).toEqual([]);
  expect(counted.turnedAway).toBe(0);
  expect(Math.min(counted.single, counted.bulk, counted.notModified)).toBeGreaterThan(0);
}

/** The age grows, it is said that the database is away, and the process stays ready. */
async function expectAway(target: EvaluationProcess): Promise<void> {
  await expect.poll(async () => (await target.readiness())?.database, { timeout: 15_000 }).toBe('away');
  const first = await target.readiness();
  await sleep(100);
  const later = await target.readiness();
  expect([first?.status, later?.status]).toEqual(['ready', 'ready']);
  expect(later?.snapshot?.ageMs).toBeGreaterThan(first?.snapshot?.ageMs ?? Number.POSITIVE_INFINITY);
}

async function expectFollows(target: EvaluationProcess): Promise<void> {
  const flag = `made-${++changes}`;
  await expect
    .poll(
      () =>
        database.sql`
        insert into features (id, key, name, summary, engineer_id, pm_id, stage, value_type, variants, on_variant,
          off_variant, created_at)
        select gen_random_uuid(), ${flag}, 'Made', 'Made afterwards.', id, id, 'beta', 'boolean',
          '{"on": true, "off": false}', 'on', 'off', now() from users
        on conflict do nothing`.then(
          () => true,
          () => false,
        ),
      { timeout: 15_000 },
    )
    .toBe(true);
  const ask = async () => {
    const answer = await fetch(`${target.url}/ofrep/v1/evaluate/flags/${flag}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ context: { targetingKey: 'account-0' } }),
    });
    return answer.status;
  };
  await expect.poll(ask, { timeout: 20_000 }).toBe(200);
  expect((await target.readiness())?.database).toBe('known');
}

test('a frozen database', async () => {
  const counted = await underLoad(server, async () => {
    database.freeze();
    await expectAway(server);
    await sleep(awayMs);
    database.thaw();
    await expectFollows(server);
  });
  expectNoError(counted);
});

test('a database that refuses connections', async () => {
  const counted = await underLoad(server, async () => {
    await database.refuse();
    await sleep(awayMs);
    await database.accept();
    await expectFollows(server);
  });
  expectNoError(counted);
});

test('a database that crashes, and a process that starts without it from its copy on disk', async () => {
  const second = await startProcess({ databaseUrl: database.url });
  await expectFollows(second);
  const { dataDir } = second;
  await second.end('SIGTERM');
  let restarted: EvaluationProcess | undefined;
  const counted = await underLoad(server, async () => {
    database.crash();
    restarted = await startProcess({ databaseUrl: database.url, dataDir });
    const target = restarted;
    const alone = await underLoad(target, async () => {
      await expectAway(target);
      await sleep(awayMs);
    });
    expectNoError(alone);
    await database.start();
    await expectFollows(server);
    await expectFollows(target);
  });
  expectNoError(counted);
  await restarted?.end('SIGTERM');
});
