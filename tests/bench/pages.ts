import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { createDatabase, dropDatabase } from '#db/databases.ts';
import { findFreePort } from '#db/free-port.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { buildWhenChanged } from '#scripts/build-when-changed.ts';
import { serve } from '#scripts/serve.ts';
import { seedDemo } from '#server/seed/demo.ts';
import { startProcess, temporaryFolder } from '#tests/support/evaluation-process.ts';
import { issueKey } from '#tests/support/large-house.ts';
import { buildRequest } from './connection.ts';
import { startBare } from './contestants.ts';
import type { Databases } from './databases.ts';
import { ms, tell } from './figures.ts';
import { measureOpen } from './load.ts';
import { signIn } from './sign-in.ts';

const load = { rate: 200, forMs: 10_000 };
const readers = 4;
const paths = ['/', '/features', '/accounts', '/timeline', '/approvals'];

/** Evaluations while people read pages as quickly as they are rendered: from the same server, and from a relay beside it. */
export async function benchPages({ adminUrl }: Databases): Promise<void> {
  await dropDatabase(adminUrl, 'bench_pages');
  const databaseUrl = await createDatabase(adminUrl, 'bench_pages');
  await migrateDatabase(databaseUrl);
  const { users } = await seedDemo({ databaseUrl, now: new Date() });
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const key = await issueKey(sql);
  const asks = await sql<{ account: string; feature: string }[]>`
    select a.key as account, f.key as feature from accounts a, features f`;
  await sql.end();
  await buildWhenChanged();
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const settings = {
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: randomBytes(48).toString('base64url'),
    ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
    AUTH_URL: url,
    HOST: '127.0.0.1',
    DATA_DIR: temporaryFolder(),
    LOG_LEVEL: 'warn',
  };
  const server = await serve({ mode: 'production', port, settings });
  try {
    const relay = await startProcess({ databaseUrl, env: { DRAIN_SECONDS: '0' } });
    const requests = asks.map(({ account, feature }) =>
      buildRequest(`/ofrep/v1/evaluate/flags/${feature}`, key, { context: { targetingKey: account } }),
    );
    const cookie = await signIn(url, users.find(({ role }) => role === 'pm') ?? users[0]);
    await readPages(url, cookie, () => measureOpen(port, requests, { ...load, forMs: 3_000 }));
    const quiet = await measureOpen(port, requests, load);
    const same = await readPages(url, cookie, () => measureOpen(port, requests, load));
    const beside = await readPages(url, cookie, () => measureOpen(relay.port, requests, load));
    const bare = await startBare('json', ['{"key":"feature","value":true,"reason":"STATIC","metadata":{}}']);
    const alone = await readPages(url, cookie, () => measureOpen(bare.port, requests, load));
    await Promise.all([relay.end('SIGTERM'), bare.stop()]);
    tell({
      measure: 'evaluation p99 while pages are read from the same server',
      goal: '≤ 20 ms',
      value: `${ms(same.measured.p99Ms)} with ${same.pages} pages/s; without pages ${ms(quiet.p99Ms)}`,
      reached: same.measured.p99Ms <= 20,
    });
    tell({
      measure: 'evaluation p99 in a relay beside it, while the same pages are read',
      goal: '≤ 20 ms',
      value: `${ms(beside.measured.p99Ms)} with ${beside.pages} pages/s; bare node:http there ${ms(alone.measured.p99Ms)}`,
      reached: beside.measured.p99Ms <= 20,
    });
  } finally {
    await server.stop();
  }
}

/** Several people read one page after the other while `work` runs. */
async function readPages<T>(
  url: string,
  cookie: string,
  work: () => Promise<T>,
): Promise<{ measured: T; pages: number }> {
  let going = true;
  let read = 0;
  const reading = Array.from({ length: readers }, async (_, reader) => {
    for (let turn = reader; going; turn++) {
      const answer = await fetch(url + paths[turn % paths.length], {
        headers: { cookie },
        redirect: 'manual',
      });
      if (answer.status !== 200) throw new Error(`${answer.url} was answered with ${answer.status}.`);
      await answer.text();
      read++;
    }
  });
  const started = performance.now();
  const measured = await work();
  const seconds = (performance.now() - started) / 1_000;
  going = false;
  await Promise.all(reading);
  return { measured, pages: Math.round(read / seconds) };
}
