import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { ChangeFollower } from '#server/evaluation/snapshot/follow-changes.ts';
import { readRows } from '#server/evaluation/snapshot/read-rows.ts';
import type { Rows } from '#server/evaluation/snapshot/rows.ts';
import { temporaryFolder } from '#tests/support/evaluation-process.ts';
import { large } from '#tests/support/large-house.ts';
import { chooseAsks } from './asks.ts';
import { buildRequest } from './connection.ts';
import { type Contestant, startRelay } from './contestants.ts';
import type { Databases } from './databases.ts';
import { ms, percentile, tell } from './figures.ts';
import { measureClosed } from './load.ts';

const changes = 1_000;

/** A relay with 1,000,000 grants: its memory, its start without a database, and what one change costs. */
export async function benchMemory(databases: Databases): Promise<void> {
  const { url, key } = await databases.open(large);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const requests = (await chooseAsks(sql, 2_000)).map(({ account, feature }) =>
    buildRequest(`/ofrep/v1/evaluate/flags/${feature}`, key, { context: { targetingKey: account } }),
  );
  await sql.end();
  const dataDir = temporaryFolder();
  const loaded = performance.now();
  const first = await startRelay({ databaseUrl: url, dataDir });
  const loadMs = performance.now() - loaded;
  const afterLoad = await measureMemory(first, requests);
  await first.stop();
  const { startMs, cpuMs, afterStart } = await databases.whileAway(url, async () => {
    const started = performance.now();
    const second = await startRelay({ databaseUrl: url, dataDir });
    const startMs = performance.now() - started;
    const { cpuMs } = await second.cost();
    const afterStart = await measureMemory(second, requests);
    await second.stop();
    return { startMs, cpuMs, afterStart };
  });
  tell({
    measure: 'resident memory with 1,000,000 grants, after answers',
    goal: '≤ 350 MiB',
    value: `${afterLoad} MiB when read from the database, ${afterStart} MiB when read from disk`,
    reached: Math.max(afterLoad, afterStart) <= 350,
  });
  tell({
    measure: 'start from disk with the database away, from the first instruction until ready',
    goal: '≤ 3 s',
    value: `${ms(startMs)}, of which ${ms(cpuMs)} of processor; from the database ${ms(loadMs)}`,
    reached: startMs <= 3_000,
  });
  await benchOneChange(url);
}

/** @returns MiB. */
async function measureMemory(relay: Contestant, requests: readonly Buffer[]): Promise<number> {
  await measureClosed(relay.port, requests, 2_000);
  await sleep(3_000);
  return Math.round((await relay.cost()).rssBytes / 1_048_576);
}

/** Makes changes in the database, reads them one by one, and applies each to a snapshot of everything. */
async function benchOneChange(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const follower = new ChangeFollower({ url, onLost: () => {}, onFound: () => {} });
  await follower.start();
  await follower.stop();
  const { snapshot } = follower;
  if (!snapshot) throw new Error('The snapshot could not be loaded.');
  const ids = await sql<{ id: string }[]>`
    select id from (select id from grants limit 50000) g order by md5(id::text) limit ${changes}`;
  const took: number[] = [];
  for (const { id } of ids) {
    await sql`update grants set expires_at = expires_at + interval '1 second' where id = ${id}`;
    const rows: Rows[] = [];
    const now = Date.now();
    const position = await readRows(sql, {
      since: snapshot.position.revision,
      now,
      take: (some) => rows.push(some),
    });
    const started = performance.now();
    snapshot.apply(rows, now);
    took.push(performance.now() - started);
    snapshot.position = position;
  }
  await sql.end();
  tell({
    measure: `one change applied, p50, p99 and most of ${changes}`,
    goal: '≤ 1 ms',
    value: [0.5, 0.99, 1].map((share) => ms(percentile(took, share))).join(', '),
    reached: percentile(took, 0.99) <= 1,
  });
}
