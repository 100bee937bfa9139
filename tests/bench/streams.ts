import { setTimeout as sleep } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { createDatabase, dropDatabase } from '#db/databases.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { startProcess } from '#tests/support/evaluation-process.ts';
import { issueKey, seedLarge } from '#tests/support/large-house.ts';
import { Asker, account, bulk, evaluateDuring } from './asker.ts';
import { ms, percentile, tell } from './figures.ts';
import { type Crowd, gather, until } from './stream-crowd.ts';
import {
  type Held,
  type Memory,
  measureBare,
  measureMemory,
  quietMemory,
  reportMemory,
} from './stream-memory.ts';

const count = 5_000;

/** @returns how long it took from before the change until the last of those that it concerns was told, in milliseconds. */
async function slowestTold(crowd: Crowd, concerned: number, change: () => Promise<unknown>): Promise<number> {
  const asked = performance.now();
  await change();
  await until(() => crowd.toldSince(asked) >= concerned, 10_000, 'all were told');
  return crowd.lastTold - asked;
}

function changeEverybody(sql: Sql, turn: number): Promise<unknown> {
  const key = `feature-00${turn % 9}`;
  return sql`update feature_environments set serving = ${turn % 2 ? 'everyone' : 'granted'}
    where environment_key = 'production' and feature_id = (select id from features where key = ${key})`;
}

function changeOne(sql: Sql, turn: number): Promise<unknown> {
  return sql`update grants set expires_at = expires_at + interval '1 second' where id = (
    select g.id from grants g join accounts a on a.id = g.account_id where a.key = ${account(turn)} limit 1)`;
}

/** Event streams: memory, how quickly changes are told, coming back after a restart, and what evaluation feels of it. */
export async function benchStreams(adminUrl: string): Promise<void> {
  console.log(`Event streams: ${count}`);
  await dropDatabase(adminUrl, 'bench_streams');
  const url = await createDatabase(adminUrl, 'bench_streams');
  await migrateDatabase(url);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await seedLarge(sql, { features: 50, accounts: count, grants: 4 * count });
  const key = await issueKey(sql);
  const bare = await measureBare(count);
  const advertised = await askEverybody(url, key);
  const memory = await measureLatchkey(url, advertised.paths);
  tell({
    measure: 'memory of a stream',
    goal: '≤ 16 KiB',
    value: `${memory.perStreamKiB.toFixed(1)} KiB; bare node:http ${bare.memory.perStreamKiB.toFixed(1)} KiB`,
    reached: memory.perStreamKiB <= 16,
  });
  const mib = ({ leftMiB }: Memory) => leftMiB.map((size) => size.toFixed(1)).join(', ');
  tell({
    measure: `objects after ${count} left, three times`,
    goal: 'no growth',
    value: `${mib(memory)} MiB; bare ${mib(bare.memory)} MiB`,
    reached: (memory.leftMiB[2] ?? 0) - (memory.leftMiB[0] ?? 0) < 1,
  });
  const server = await startProcess({ databaseUrl: url });
  const asker = new Asker(server.port, key);
  await benchTelling({ sql, asker, port: server.port, paths: advertised.paths, bareMs: bare.toldMs });
  asker.close();
  await benchReturn({ ...advertised, port: server.port, key, databaseUrl: url, server });
  await sql.end();
}

interface Advertised {
  readonly paths: readonly string[];
  readonly etags: readonly string[];
}

/** Where each account is to listen, and what its answers are recognised by. */
async function askEverybody(databaseUrl: string, key: string): Promise<Advertised> {
  const server = await startProcess({ databaseUrl });
  const asker = new Asker(server.port, key);
  const etags: string[] = [];
  const paths: string[] = [];
  for (let place = 0; place < count; place++) {
    const { etag, text } = await asker.ask(bulk, account(place));
    etags.push(etag);
    paths.push(/"requestUri":"([^"]+)"/.exec(text)?.[1] ?? '');
  }
  asker.close();
  await server.end('SIGKILL');
  return { etags, paths };
}

async function measureLatchkey(databaseUrl: string, paths: readonly string[]): Promise<Memory> {
  const server = await startProcess({ databaseUrl, preload: reportMemory, env: quietMemory });
  const memory = await measureMemory(
    server.port,
    paths,
    async () => (await server.say({ ask: 'memory' })) as Held,
  );
  await server.end('SIGKILL');
  return memory;
}

interface Telling {
  readonly sql: Sql;
  readonly asker: Asker;
  readonly port: number;
  readonly paths: readonly string[];
  readonly bareMs: number;
}

async function benchTelling({ sql, asker, port, paths, bareMs }: Telling): Promise<void> {
  const crowd = await gather(port, paths);
  const quietMs = await evaluateDuring(asker, () => sleep(3_000));
  const everybody: number[] = [];
  const one: number[] = [];
  const busyMs = await evaluateDuring(asker, async () => {
    for (let turn = 0; turn < 12; turn++) {
      everybody.push(await slowestTold(crowd, count, () => changeEverybody(sql, turn)));
      await sleep(300);
      one.push(await slowestTold(crowd, 1, () => changeOne(sql, turn)));
      await sleep(300);
    }
  });
  crowd.leave();
  const slowest = Math.max(...everybody.slice(1));
  tell({
    measure: `slowest of ${count} told, from before the commit`,
    goal: '≤ 150 ms',
    value: `${ms(slowest)}, median ${ms(percentile(everybody, 0.5))}; bare without a database ${ms(bareMs)}`,
    reached: slowest <= 150,
  });
  const slowestOne = Math.max(...one.slice(1));
  tell({
    measure: 'one account told, from before the commit',
    goal: '≤ 50 ms',
    value: `${ms(slowestOne)}, median ${ms(percentile(one, 0.5))}`,
    reached: slowestOne <= 50,
  });
  tell({
    measure: 'p99 of an evaluation while everybody is told twice a second',
    goal: '≤ 20 ms',
    value: `${ms(busyMs)}; with the streams silent ${ms(quietMs)}`,
    reached: busyMs <= 20,
  });
}

interface Return {
  readonly port: number;
  readonly paths: readonly string[];
  readonly etags: readonly string[];
  readonly key: string;
  readonly databaseUrl: string;
  readonly server: { readonly end: (signal: NodeJS.Signals) => Promise<unknown> };
}

/** A fifth comes back at once again and again, the others when they were asked to; each then asks for everything. */
async function benchReturn({ port, paths, etags, key, databaseUrl, server }: Return): Promise<void> {
  const asker = new Asker(port, key);
  let fetched = 0;
  let failed = 0;
  const onTold = (place: number) => {
    if (!counting) return;
    asker.ask(bulk, account(place), etags[place]).then(
      () => fetched++,
      () => failed++,
    );
  };
  let counting = false;
  const crowd = await gather(port, paths, { impatient: 20, onTold });
  await server.end('SIGKILL');
  counting = true;
  const again = await startProcess({ databaseUrl, port });
  const started = performance.now();
  const single = new Asker(port, key);
  const p99 = await evaluateDuring(single, () =>
    until(() => crowd.listening === count && fetched >= count, 120_000, 'all are back and have asked'),
  );
  const seconds = (performance.now() - started) / 1_000;
  tell({
    measure: `all ${count} back after kill -9, told, and answered`,
    goal: '≤ 60 s',
    value: `${seconds.toFixed(1)} s; ${crowd.refused} refused, ${failed} of ${fetched + failed} answers failed`,
    reached: seconds <= 60 && failed === 0,
  });
  tell({
    measure: 'p99 of an evaluation meanwhile',
    goal: '≤ 20 ms',
    value: ms(p99),
    reached: p99 <= 20,
  });
  crowd.leave();
  for (const one of [asker, single]) one.close();
  await again.end('SIGTERM');
}
