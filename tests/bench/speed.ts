import { large } from '#tests/support/large-house.ts';
import { hold, type Ranking } from './contest.ts';
import type { Databases } from './databases.ts';
import { ms, tell } from './figures.ts';

/** Answers a second of Unleash 8.2's `/api/frontend` with 200 flags: measured once, elsewhere, not in this run. */
const unleash = { least: 1_030, most: 1_550 };

/** One flag, the largest house. */
export async function benchSingle(databases: Databases): Promise<void> {
  const ranking = await hold(
    { size: large, path: ({ feature }) => `/ofrep/v1/evaluate/flags/${feature}`, yardstick: 'json' },
    databases,
  );
  tellRanking('single', ranking, 0.8);
}

/** All of 200 flags. */
export async function benchBulk(databases: Databases): Promise<void> {
  const size = { features: 200, accounts: 10_000, grants: 50_000 };
  const ranking = await hold({ size, path: () => '/ofrep/v1/evaluate/flags', yardstick: 'bytes' }, databases);
  tellRanking('bulk, 200 flags', ranking, 0.6);
  const [least, most] = [ranking.rate / unleash.most, ranking.rate / unleash.least];
  tell({
    measure: 'bulk beside Unleash 8.2 as it was measured elsewhere',
    goal: '≥ 15 ×',
    value: `${least.toFixed(1)}–${most.toFixed(1)} ×`,
    reached: least >= 15,
  });
}

function tellRanking(name: string, ranking: Ranking, goal: number): void {
  const { byRate, byProcessor, rate, atRate, bare, latchkey, failed } = ranking;
  tell({
    measure: `${name}, beside bare node:http`,
    goal: `≥ ${goal} ×`,
    value: `${byRate.toFixed(2)} × by answers (${Math.round(rate)}/s), ${byProcessor.toFixed(2)} × by processor time`,
    reached: byRate >= goal && failed === 0,
  });
  tell({
    measure: `${name}, ${atRate} asked a second, p50 and p99 since due`,
    goal: 'told beside bare node:http',
    value: `${ms(latchkey.p50Ms)}, ${ms(latchkey.p99Ms)}; bare ${ms(bare.p50Ms)}, ${ms(bare.p99Ms)}; ${failed} failed`,
    reached: failed === 0,
  });
}
