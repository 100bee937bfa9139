import { existsSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { type Env, readEnv } from '#env.ts';
import { createEvaluator } from '#server/evaluation/evaluator.ts';
import { house } from '#server/house.ts';
import { buildApp, handOver } from '#server/http/build-app.ts';
import { createLog } from '#server/http/log.ts';
import { setPageHeaders } from '#server/http/page-headers.ts';
import { startChores } from '#server/outbox/chores.ts';
import { stopGracefully } from '#server/stop-gracefully.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dev = process.env.NODE_ENV !== 'production';

function readSettings(): Env {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    return readEnv();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

const { DATABASE_URL: url, HOST: host, PORT: port, LOG_LEVEL: level } = readSettings();
const log = createLog(level);
const evaluator = createEvaluator({ url, log });
const app = buildApp({ evaluator, isStopping: () => stopping.isStopping() });

const pages = next({ dev, dir: root, hostname: host, port, httpServer: app.server });
const handler = pages.prepare().then(() => pages.getRequestHandler());
handOver(app, async (request, response) => {
  setPageHeaders(request, response, dev);
  await (await handler)(request, response);
});

const chores = startChores({ house: house(), url, log });
const stopping = stopGracefully(log, [
  // Meanwhile every answer closes its connection, so that no client's next request meets a closed one.
  { name: 'Waiting', run: () => sleep(dev ? 0 : 500), withinMs: 1_000 },
  // In development the open page's socket for reloading would keep it waiting.
  { name: 'HTTP', run: () => app.close(), withinMs: dev ? 500 : 5_000 },
  { name: 'Background work', run: () => chores.stop(), withinMs: 2_000 },
  { name: 'Evaluation', run: () => evaluator.stop(), withinMs: 2_000 },
  { name: 'Database', run: () => closeHouse(), withinMs: 500 },
]);

async function closeHouse(): Promise<void> {
  await house().outbox.stop();
  await house().sql.end({ timeout: 0 });
}

await evaluator.start();
await app.listen({ host, port });
await handler;
log.info(`Latchkey answers at http://${host}:${port}`);
