import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EvaluationProcess, startProcess, stopProcesses } from '#tests/support/evaluation-process.ts';
import { type FaultDatabase, openFaultDatabase } from '#tests/support/fault-database.ts';
import { issueKey, seedLarge } from '#tests/support/large-house.ts';
import { silenceNotices } from '#tests/support/lost-notices.ts';
import { makeChanges, truth } from '#tests/support/random-changes.ts';

const changesPerPart = process.env.LATCHKEY_FULL === '1' ? 3_000 : 250;

let database: FaultDatabase;
let key: string;
let servers: EvaluationProcess[];

beforeAll(async () => {
  database = await openFaultDatabase();
  await seedLarge(database.sql, { features: 30, accounts: 60, grants: 200 });
  key = await issueKey(database.sql);
  servers = await Promise.all([1, 2, 3].map(() => startProcess({ databaseUrl: database.url })));
});
afterAll(async () => {
  await stopProcesses();
  await database.close();
});

async function told(server: EvaluationProcess, account: string): Promise<string> {
  const answer = await fetch(`${server.url}/ofrep/v1/evaluate/flags`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ context: { targetingKey: account } }),
  });
  expect(answer.status).toBe(200);
  const { flags } = (await answer.json()) as { flags: { key: string; value: unknown }[] };
  return flags
    .filter(({ value }) => value === true)
    .map((flag) => flag.key)
    .join(' ');
}

async function revision(): Promise<number> {
  const [state] = await database.sql<{ revision: string }[]>`select revision from evaluation_state`;
  return Number(state?.revision);
}

async function expectNothingMissed(): Promise<void> {
  const wanted = await revision();
  for (const server of servers)
    await expect
      .poll(async () => (await server.readiness())?.snapshot?.revision, { timeout: 10_000 })
      .toBe(wanted);
  const right = await truth(database.sql);
  for (const server of servers) {
    const heard = new Map<string, string>();
    for (const account of right.keys()) heard.set(account, await told(server, account));
    expect(heard).toEqual(right);
  }
}

/** Ends the connections on which the processes listen, or all of theirs, again and again. */
async function cutting(which: 'listeners' | 'all', act: () => Promise<void>): Promise<number> {
  let going = true;
  let cut = 0;
  const cutter = (async () => {
    while (going) {
      cut += await database.cut(which);
      await sleep(100);
    }
  })();
  try {
    await act();
  } finally {
    going = false;
    await cutter;
  }
  return cut;
}

async function silently<T>(act: () => Promise<T>): Promise<T> {
  const announceAgain = await silenceNotices(database.sql);
  try {
    return await act();
  } finally {
    await announceAgain();
  }
}

test('changes of many writers at once', async () => {
  await makeChanges(database.sql, changesPerPart, 0);
  await expectNothingMissed();
});

test('while the listening connections are cut again and again', async () => {
  const cut = await cutting('listeners', () => makeChanges(database.sql, changesPerPart, 100_000));
  expect(cut).toBeGreaterThan(0);
  await expectNothingMissed();
});

test('while no change is announced', async () => {
  await silently(async () => {
    await makeChanges(database.sql, changesPerPart, 200_000);
    await expectNothingMissed();
  });
});

test('while all connections are cut and no change is announced', async () => {
  const cut = await silently(() => cutting('all', () => makeChanges(database.sql, changesPerPart, 300_000)));
  expect(cut).toBeGreaterThan(0);
  await expectNothingMissed();
});

test('keys: a new one works in every process and a revoked one in none', async () => {
  const old = key;
  key = await silently(async () => {
    const fresh = await issueKey(database.sql);
    await database.sql`update api_keys set revoked_at = now() where ${old} like '%' || id || '%'`;
    return fresh;
  });
  await expectNothingMissed();
  for (const server of servers) {
    const answer = await fetch(`${server.url}/ofrep/v1/evaluate/flags`, {
      method: 'POST',
      headers: { authorization: `Bearer ${old}` },
      body: '{}',
    });
    expect(answer.status).toBe(401);
  }
});
