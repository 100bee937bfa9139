import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { freezePostgres } from '#tests/support/frozen-postgres.ts';
import { large } from '#tests/support/large-house.ts';
import { chooseAsks } from './asks.ts';
import { buildRequest } from './connection.ts';
import { startRelay } from './contestants.ts';
import type { Databases } from './databases.ts';
import { median, ms, tell } from './figures.ts';
import { type Measured, measureOpen } from './load.ts';

const windows = 6;
const load = { rate: 2_000, forMs: 4_000 };

/** The same load in turns with the database well and with every process of it stopped where it stands. */
export async function benchFrozen(databases: Databases): Promise<void> {
  const { url, key } = await databases.open(large);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const asks = await chooseAsks(sql, 2_000);
  await sql.end();
  const requests = asks.map(({ account, feature }, place) =>
    buildRequest(`/ofrep/v1/evaluate/flags${place % 10 === 0 ? '' : `/${feature}`}`, key, {
      context: { targetingKey: account },
    }),
  );
  const relay = await startRelay({ databaseUrl: url });
  await measureOpen(relay.port, requests, load);
  const well: Measured[] = [];
  const frozen: Measured[] = [];
  for (let window = 0; window < windows; window++) {
    well.push(await measureOpen(relay.port, requests, load));
    const thaw = freezePostgres(databases.dataDir);
    try {
      frozen.push(await measureOpen(relay.port, requests, load));
    } finally {
      thaw();
    }
    await sleep(1_500);
  }
  await relay.stop();
  const p99 = (all: readonly Measured[]) => median(all.map(({ p99Ms }) => p99Ms));
  const answers = frozen.reduce((sum, measured) => sum + measured.answers, 0);
  const failed = frozen.reduce((sum, measured) => sum + measured.failed, 0);
  const ratio = p99(frozen) / p99(well);
  tell({
    measure: `database frozen: failed of ${answers} evaluations`,
    goal: '0',
    value: String(failed),
    reached: failed === 0,
  });
  tell({
    measure: `database frozen: p99 beside the same with it well, ${load.rate} asked a second`,
    goal: '≤ 1.10 ×',
    value: `${ratio.toFixed(2)} × (${ms(p99(frozen))}, ${ms(p99(well))})`,
    reached: ratio <= 1.1,
  });
}
