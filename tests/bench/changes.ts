import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { createEvaluator } from '#server/evaluation/evaluator.ts';
import { buildApp } from '#server/http/build-app.ts';
import { createLog } from '#server/http/log.ts';
import { large } from '#tests/support/large-house.ts';
import { silenceNotices } from '#tests/support/lost-notices.ts';
import { type Ask, chooseAsks } from './asks.ts';
import { buildRequest, Connection } from './connection.ts';
import { startRelay } from './contestants.ts';
import type { Databases } from './databases.ts';
import { ms, percentile, tell } from './figures.ts';

const changes = 300;
const unannounced = 25;
const on = Buffer.from('"value":true');

interface Watcher {
  readonly connection: Connection;
  readonly name: string;
}

interface Waits {
  readonly here: number[];
  readonly elsewhere: number[];
}

/**
 * From just before COMMIT is sent until an app that asks again and again gets the changed answer: from the evaluation
 * plane of the process that committed, and from a relay.
 */
export async function benchChanges(databases: Databases): Promise<void> {
  const { url, key } = await databases.open(large);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const evaluator = createEvaluator({ url, peppers: ['a pepper'], log: createLog('warn') });
  const app = buildApp({ evaluator, isStopping: () => false });
  await evaluator.start();
  await app.listen({ host: '127.0.0.1', port: 0 });
  const relay = await startRelay({ databaseUrl: url });
  const watchers = {
    here: { name: 'here', connection: await Connection.open((app.server.address() as AddressInfo).port) },
    elsewhere: { name: 'elsewhere', connection: await Connection.open(relay.port) },
  };
  const byGrant = ({ feature }: Ask) => !feature.endsWith('9');
  const held = (await chooseAsks(sql, 3 * changes))
    .filter((ask, place) => place % 2 === 0 && byGrant(ask))
    .slice(0, changes);
  const bench = { sql, key, watchers };
  tellWaits(await changeMany(bench, held, 5), 'commit to changed answer', { here: 50, elsewhere: 100 });
  const announceAgain = await silenceNotices(sql);
  const lost = await changeMany(bench, held.slice(0, unannounced), 1_000).finally(announceAgain);
  tellWaits(lost, 'the same with every NOTIFY lost', { here: 1_500, elsewhere: 1_500 });
  for (const { connection } of Object.values(watchers)) connection.close();
  await app.close();
  await Promise.all([evaluator.stop(), relay.stop(), sql.end()]);
}

interface Bench {
  readonly sql: Sql;
  readonly key: string;
  readonly watchers: { readonly here: Watcher; readonly elsewhere: Watcher };
}

/** Ends each grant and puts it back. */
async function changeMany(
  { sql, key, watchers }: Bench,
  held: readonly Ask[],
  pauseMs: number,
): Promise<Waits> {
  const waits: Waits = { here: [], elsewhere: [] };
  for (const [place, ask] of held.entries()) {
    const body = { context: { targetingKey: ask.account } };
    const request = buildRequest(`/ofrep/v1/evaluate/flags/${ask.feature}`, key, body);
    await sleep(Math.random() * pauseMs);
    const committed = await setEnded(sql, ask, true);
    const [here, elsewhere] = await Promise.all([
      untilAnswered(watchers.here, request, false),
      untilAnswered(watchers.elsewhere, request, false),
    ]);
    waits.here.push(here - committed);
    waits.elsewhere.push(elsewhere - committed);
    await setEnded(sql, ask, false);
    if (place % 10 === 0) await untilAnswered(watchers.elsewhere, request, true);
  }
  return waits;
}

/** @returns when COMMIT was about to be sent. */
async function setEnded(sql: Sql, { account, feature }: Ask, ended: boolean): Promise<number> {
  let committing = 0;
  await sql.begin(async (tx) => {
    await tx`
      update grants g set ended_at = case when ${ended} then now() end, ended_as = case when ${ended} then 'revoked' end
      from accounts a, features f
      where a.id = g.account_id and f.id = g.feature_id and a.key = ${account} and f.key = ${feature}`;
    committing = performance.now();
  });
  return committing;
}

async function untilAnswered(
  { connection, name }: Watcher,
  request: Buffer,
  value: boolean,
): Promise<number> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    const answer = await new Promise<Buffer>((done) =>
      connection.ask(request, ({ chunks }) => done(Buffer.concat(chunks))),
    );
    if (answer.includes(on) === value) return performance.now();
    if (performance.now() > deadline) throw new Error(`A change was not seen ${name} within 10 s.`);
    await sleep(1);
  }
}

function tellWaits(waits: Waits, what: string, goals: { here: number; elsewhere: number }): void {
  const places = { here: 'same process', elsewhere: 'another relay' } as const;
  for (const place of ['here', 'elsewhere'] as const) {
    const p99 = percentile(waits[place], 0.99);
    tell({
      measure: `${what}, ${places[place]}, p50 and p99 of ${waits[place].length}`,
      goal: `p99 ≤ ${ms(goals[place])}`,
      value: `${ms(percentile(waits[place], 0.5))}, ${ms(p99)}`,
      reached: p99 <= goals[place],
    });
  }
}
