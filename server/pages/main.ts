import { createServer } from 'node:http';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { readEnv } from '#env.ts';
import { house } from '#server/house.ts';
import { createLog } from '#server/http/log.ts';
import { startChores } from '#server/outbox/chores.ts';
import { readSettings } from '#server/read-settings.ts';
import { setPageHeaders } from './page-headers.ts';
import type { FromPages, ToPages } from './pages-process.ts';

/** The pages and the background work, as a process of their own behind the one that listens. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const dev = process.env.NODE_ENV !== 'production';
const settings = readSettings(readEnv);
const log = createLog(settings.LOG_LEVEL);
const socket = process.argv[2] ?? '';

const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 });
const pages = next({ dev, dir: root, hostname: settings.HOST, port: settings.PORT, httpServer: server });
await pages.prepare();
const handler = pages.getRequestHandler();
server.on('request', (request, response) => {
  setPageHeaders(request, response, dev);
  void handler(request, response);
});
const chores = startChores({ house: house(), url: settings.DATABASE_URL, log });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  server.close();
  await chores.stop();
  await house().outbox.stop();
  await house().sql.end({ timeout: 1 });
  process.exit(0);
}

// A Ctrl-C reaches the whole group; the process that listens decides when this one stops, and takes it along when it dies.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.on('message', (message: ToPages) => {
  if (message === 'stop') void stop();
});
process.on('disconnect', () => void stop());

server.listen(socket, () => process.send?.('ready' satisfies FromPages));
