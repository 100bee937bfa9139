import postgres from 'postgres';
import type { Size } from '#tests/support/large-house.ts';
import { type Ask, chooseAsks } from './asks.ts';
import { buildRequest } from './connection.ts';
import { type Contestant, startBare, startRelay } from './contestants.ts';
import type { Databases } from './databases.ts';
import { median } from './figures.ts';
import { type Measured, measureClosed, measureOpen } from './load.ts';

const rounds = 6;
const roundMs = 1_000;
const requestCount = 2_000;

export interface Contest {
  readonly size: Size;
  readonly path: (ask: Ask) => string;
  /** What the bare server does with the answers that it is given: writes them as JSON, or sends their bytes. */
  readonly yardstick: 'json' | 'bytes';
}

type Latency = Pick<Measured, 'p50Ms' | 'p99Ms'>;

interface Round extends Measured {
  readonly cpuMicroseconds: number;
}

export interface Ranking {
  /** Latchkey's answers a second as a share of the bare server's, in the same round. */
  readonly byRate: number;
  readonly byProcessor: number;
  readonly rate: number;
  /** Both at the same fixed rate, a quarter of what the bare server can do. */
  readonly atRate: number;
  readonly bare: Latency;
  readonly latchkey: Latency;
  readonly failed: number;
}

async function runRound(contestant: Contestant, requests: readonly Buffer[]): Promise<Round> {
  const before = (await contestant.cost()).cpuMs;
  const measured = await measureClosed(contestant.port, requests, roundMs);
  const spent = (await contestant.cost()).cpuMs - before;
  return { ...measured, cpuMicroseconds: (spent * 1_000) / measured.answers };
}

/** Lets both servers answer the same requests in turns, so that whatever else the machine does troubles both alike. */
export async function hold({ size, path, yardstick }: Contest, databases: Databases): Promise<Ranking> {
  const { url, key } = await databases.open(size);
  const sql = postgres(url, { max: 1 });
  const asks = await chooseAsks(sql, requestCount);
  await sql.end();
  const requests = asks.map((ask) => buildRequest(path(ask), key, contextOf(ask)));
  const relay = await startRelay({ databaseUrl: url });
  const answers = await Promise.all(asks.slice(0, 2).map((ask) => askOnce(relay.port, path(ask), key, ask)));
  const bare = await startBare(yardstick, answers);
  for (const contestant of [bare, relay]) await runRound(contestant, requests);
  const bareRounds: Round[] = [];
  const relayRounds: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    bareRounds.push(await runRound(bare, requests));
    relayRounds.push(await runRound(relay, requests));
  }
  const atRate = Math.round(median(bareRounds.map(({ rate }) => rate)) / 4);
  const open = { rate: atRate, forMs: 1_500 };
  const calmBare: Measured[] = [];
  const calmRelay: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    calmBare.push(await measureOpen(bare.port, requests, open));
    calmRelay.push(await measureOpen(relay.port, requests, open));
  }
  await Promise.all([bare.stop(), relay.stop()]);
  const cpu = (all: readonly Round[]) => median(all.map((round) => round.cpuMicroseconds));
  return {
    byRate: median(relayRounds.map(({ rate }, round) => rate / (bareRounds[round]?.rate ?? Number.NaN))),
    byProcessor: cpu(bareRounds) / cpu(relayRounds),
    rate: median(relayRounds.map(({ rate }) => rate)),
    atRate,
    bare: middle(calmBare),
    latchkey: middle(calmRelay),
    failed: [...relayRounds, ...calmRelay].reduce((sum, { failed }) => sum + failed, 0),
  };
}

function middle(all: readonly Latency[]): Latency {
  return { p50Ms: median(all.map(({ p50Ms }) => p50Ms)), p99Ms: median(all.map(({ p99Ms }) => p99Ms)) };
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
  if (!answer.ok) throw new Error(`The benchmark was refused: ${answer.status} ${await answer.text()}`);
  return answer.text();
}
