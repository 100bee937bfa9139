import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Crowd } from '#tests/bench/stream-crowd.ts';
import { type EvaluationProcess, startProcess, stopProcesses } from '#tests/support/evaluation-process.ts';
import { type FaultDatabase, openFaultDatabase } from '#tests/support/fault-database.ts';
import { issueKey, seedLarge } from '#tests/support/large-house.ts';

const full = process.env.LATCHKEY_FULL === '1';
const count = full ? 5_000 : 200;
/** How many a process tells at once when they arrive together; the others wait for their turn. */
const toldPerSecond = 500;
const patience = { timeout: full ? 120_000 : 30_000, interval: 50 };

let database: FaultDatabase;
let server: EvaluationProcess;
let crowd: Crowd;

beforeAll(async () => {
  database = await openFaultDatabase();
  await seedLarge(database.sql, { features: 10, accounts: count, grants: 2 * count });
  const key = await issueKey(database.sql);
  server = await startProcess({ databaseUrl: database.url });
  const paths: string[] = [];
  for (let place = 0; place < count; place++) paths.push(await addressFor(key, `account-${place}`));
  crowd = new Crowd({ port: server.port, paths, impatient: 100 });
});
afterAll(async () => {
  crowd?.leave();
  await stopProcesses();
  await database.close();
});

interface BulkAnswer {
  readonly eventStreams?: readonly { readonly endpoint: { readonly requestUri: string } }[];
}

async function addressFor(key: string, account: string): Promise<string> {
  const answer = await fetch(`${server.url}/ofrep/v1/evaluate/flags`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ context: { targetingKey: account } }),
  });
  const { eventStreams } = (await answer.json()) as BulkAnswer;
  const address = eventStreams?.[0]?.endpoint.requestUri;
  if (!address) throw new Error('The bulk answer names no event stream.');
  return address;
}

const allListen = () => expect.poll(() => crowd.listening, patience).toBe(count);
const allTold = (since: number) => expect.poll(() => crowd.toldSince(since), patience).toBe(count);

function change(account: string): Promise<unknown> {
  return database.sql`update grants set expires_at = expires_at + interval '1 second'
    where id = (select g.id from grants g join accounts a on a.id = g.account_id where a.key = ${account} limit 1)`;
}

function changeEverybody(): Promise<unknown> {
  return database.sql`update feature_environments set serving = case serving when 'everyone' then 'granted' else 'everyone' end
    where environment_key = 'production' and feature_id = (select id from features where key = 'feature-001')`;
}

test('all are told of what concerns all, and one alone of what concerns it alone', async () => {
  await crowd.come();
  await allListen();
  await allTold(1);
  const everybody = performance.now();
  await changeEverybody();
  await allTold(everybody);
  await sleep(500);
  const one = performance.now();
  await change('account-7');
  await expect.poll(() => crowd.toldSince(one), patience).toBe(1);
  await sleep(500);
  expect(crowd.toldSince(one)).toBe(1);
});

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'after %s and a new start all are back, told in turns, and are told of changes again',
  async (signal) => {
    const { afterMs } = await server.end(signal);
    expect(afterMs).toBeLessThanOrEqual(25_000);
    const ended = performance.now();
    server = await startProcess({ databaseUrl: database.url, port: server.port });
    await allListen();
    await allTold(ended);
    const tookMs = crowd.lastTold - ended;
    expect(tookMs).toBeGreaterThanOrEqual(((count - 2 * toldPerSecond) * 1_000) / toldPerSecond);
    expect(tookMs).toBeLessThanOrEqual(60_000);
    expect(crowd.refused).toBe(0);
    await sleep(500);
    const everybody = performance.now();
    await changeEverybody();
    await allTold(everybody);
  },
);
