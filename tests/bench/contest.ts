import postgres from 'postgres';
import { createDatabase } from '#db/databases.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { buildRequest, type Measured, measure } from './load.ts';
import { type Ask, chooseAsks, type Size, seed } from './seed.ts';
import { type Contestant, startContestant } from './served-by-child.ts';

const rounds = 6;
const roundMs = 1_000;
const requestCount = 2_000;

export interface Contest {
  readonly name: string;
  readonly size: Size;
  readonly goal: number;
  readonly path: (ask: Ask) => string;
  /** What the bare server does with the answers that it is given: writes them as JSON, or sends their bytes. */
  readonly yardstick: 'json' | 'bytes';
}

interface Round extends Measured {
  readonly cpuMicroseconds: number;
}

async function runRound(contestant: Contestant, requests: readonly Buffer[]): Promise<Round> {
  const before = await contestant.cpuMs();
  const measured = await measure(contestant.port, requests, roundMs);
  const spent = (await contestant.cpuMs()) - before;
  return { ...measured, cpuMicroseconds: (spent * 1_000) / measured.answers };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function inWords(name: string, measured: readonly Round[]): string {
  const of = (read: (round: Round) => number) => median(measured.map(read));
  const failed = measured.reduce((sum, { failed }) => sum + failed, 0);
  return [
    `  ${name.padEnd(9)}`,
    `${Math.round(of((r) => r.rate))} answers/s`.padStart(17),
    `p50 ${of((r) => r.p50Ms).toFixed(2)} ms`.padStart(13),
    `p99 ${of((r) => r.p99Ms).toFixed(2)} ms`.padStart(13),
    `${of((r) => r.cpuMicroseconds).toFixed(1)} µs of processor`.padStart(22),
    `${Math.round(of((r) => r.bytes))} bytes`.padStart(12),
    `${failed} failed`.padStart(10),
  ].join(' ');
}

/** Lets both servers answer the same requests in turns, so that whatever else the machine does troubles both alike. */
export async function hold({ name, size, goal, path, yardstick }: Contest, adminUrl: string): Promise<void> {
  const url = await createDatabase(adminUrl, `bench_${size.features}`);
  await migrateDatabase(url);
  const sql = postgres(url, { max: 1 });
  const key = await seed(sql, size);
  const asks = await chooseAsks(sql, requestCount);
  await sql.end();
  const bare = await startContestant(new URL('./bare-server.ts', import.meta.url), { YARDSTICK: yardstick });
  const latchkey = await startContestant(new URL('./evaluation-server.ts', import.meta.url), {
    DATABASE_URL: url,
  });
  const requests = asks.map((ask) => buildRequest(path(ask), key, contextOf(ask)));
  for (const ask of asks.slice(0, 2)) bare.give(await askOnce(latchkey.port, path(ask), key, ask));
  for (const contestant of [bare, latchkey]) await runRound(contestant, requests);
  const bareRounds: Round[] = [];
  const rounded: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    bareRounds.push(await runRound(bare, requests));
    rounded.push(await runRound(latchkey, requests));
  }
  await bare.stop();
  await latchkey.stop();
  const ratio = median(rounded.map(({ rate }, round) => rate / (bareRounds[round]?.rate ?? Number.NaN)));
  const cpu = (all: readonly Round[]) => median(all.map((round) => round.cpuMicroseconds));
  console.log(`${name}: ${size.features} features, ${size.accounts} accounts, ${size.grants} grants`);
  console.log(inWords('node:http', bareRounds));
  console.log(inWords('Latchkey', rounded));
  console.log(
    `  ratio ${ratio.toFixed(2)} × node:http by answers a second, ${(cpu(bareRounds) / cpu(rounded)).toFixed(2)} × by processor time (goal ${goal})`,
  );
}

function contextOf({ account }: Ask) {
  return { context: { targetingKey: account } };
}

async function askOnce(port: number, path: string, key: string, ask: Ask): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(contextOf(ask)),
  });
  return answer.text();
}
