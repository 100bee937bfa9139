import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '#db/databases.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { step } from '#scripts/step.ts';
import { appendEvents } from '#server/audit/append-events.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { type House, openHouse } from '#server/house.ts';
import { fillLarge } from '#server/seed/large/fill.ts';
import type { Databases } from './databases.ts';
import { median, ms, percentile, tell } from './figures.ts';

const size = { features: 200, accounts: 20_000, grants: 250_000, events: 1_000_000 };
const goal = 100_000;
const rounds = 3;
const everyMs = 20;

/** The chain of 1,000,000 events gone through from its first to its last, and what whoever writes meanwhile feels of it. */
export async function benchChain({ adminUrl }: Databases): Promise<void> {
  const house = openHouse(await filled(adminUrl), 4);
  try {
    const runs: { readonly perSecond: number; readonly cpuUs: number }[] = [];
    for (let round = 0; round < rounds; round++) runs.push(await verifyOnce(house));
    const alone = await appendUntil(house, () => sleep(3_000));
    const beside = await appendUntil(house, () => verifyOnce(house));
    const perSecond = median(runs.map((run) => run.perSecond));
    tell({
      measure: 'audit trail of 1,000,000 events verified, events a second',
      goal: `≥ ${goal.toLocaleString('en-US')}`,
      value: `${inWords(perSecond)}; ${inWords(1_000_000 / median(runs.map((run) => run.cpuUs)))} by processor time`,
      reached: perSecond >= goal,
    });
    tell({
      measure: 'an event appended meanwhile by the same process, p50 and p99',
      goal: '',
      value: `${ms(median(beside))}, ${ms(percentile(beside, 0.99))}; without verifying ${ms(median(alone))}, ${ms(percentile(alone, 0.99))}`,
      reached: true,
    });
  } finally {
    await house.close();
  }
}

function inWords(perSecond: number): string {
  return Math.round(perSecond).toLocaleString('en-US');
}

async function filled(adminUrl: string): Promise<string> {
  const url = await createDatabase(adminUrl, `bench_chain_${size.events}`);
  await migrateDatabase(url);
  const house = openHouse(url, 1);
  try {
    const known = await house.sql`select from audit_events limit 1`;
    if (known.length === 0) await fillLarge(house.sql, { size, now: new Date(), step });
    return url;
  } finally {
    await house.close();
  }
}

async function verifyOnce({ sql }: House) {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const { problem, last } = await verifyChain(sql, { keys: [] });
  if (problem) throw new Error(problem.sentence);
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: (last.seq / (performance.now() - began)) * 1_000,
    cpuUs: (user + system) / last.seq,
  };
}

/** @returns how long each event took that was appended while it ran, in milliseconds. */
async function appendUntil({ db }: House, act: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  let over = false;
  const acting = act().finally(() => {
    over = true;
  });
  while (!over) {
    const began = performance.now();
    await db.transaction((tx) =>
      appendEvents(tx, [{ type: 'settings.changed', changes: [] }], {
        ...{ actor: { kind: 'system' }, at: new Date(), commandId: randomUUID() },
      }),
    );
    took.push(performance.now() - began);
    await sleep(everyMs);
  }
  await acting;
  return took;
}
