import process from 'node:process';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { readEnv } from '#env.ts';
import { house } from '#server/house.ts';
import { createLog } from '#server/http/log.ts';
import { stopLive } from '#server/live/live-hub.ts';
import { openChannels } from '#server/outbox/channels/open-channels.ts';
import { type Chores, startChores } from '#server/outbox/chores.ts';
import { readSettings } from '#server/read-settings.ts';
import { sayHowToBegin } from '#server/setup-code.ts';
import { createServerBehind } from './create-server-behind.ts';
import type { FromPages } from './fork-pages.ts';
import { setPageHeaders } from './page-headers.ts';
import { refuseForeignChange } from './refuse-foreign-change.ts';
import { stopWithParent } from './stop-with-parent.ts';

/** The pages and the background work, as a process of their own behind the one that listens. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const dev = process.env.NODE_ENV !== 'production';
const settings = readSettings(readEnv);
const log = createLog(settings.LOG_LEVEL);
const socket = process.argv[2] ?? '';

const server = createServerBehind();
let chores: Chores | undefined;
stopWithParent(async () => {
  server.close();
  await stopLive();
  if (!chores) return;
  await chores.stop();
  await house().outbox.stop();
  await house().pulse.stop();
  await house().sql.end({ timeout: 1 });
});

const pages = next({ dev, dir: root, hostname: settings.HOST, port: settings.PORT, httpServer: server });
await pages.prepare();
const handler = pages.getRequestHandler();
server.on('request', (request, response) => {
  setPageHeaders(request, response, { dev, publicUrl: settings.AUTH_URL });
  if (!refuseForeignChange(request, response, settings.AUTH_URL)) void handler(request, response);
});
const outside = { channels: openChannels(settings), publicUrl: settings.AUTH_URL ?? '' };
if (outside.channels.length === 0) log.info('SMTP_URL is not set: notices stay inside the app.');
const { AUDIT_HEADS_DIR: folder, AUDIT_HEADS_EVERY_MINUTES: minutes } = settings;
const heads = folder ? { folder, everyMs: minutes * 60_000 } : undefined;
if (!heads)
  log.info('AUDIT_HEADS_DIR is not set: no signed heads of the audit trail are kept outside the database.');
chores = startChores({ house: house(), url: settings.DATABASE_URL, log, outside, heads });
void sayHowToBegin(house().db, settings, log);
server.listen(socket, () => process.send?.('ready' satisfies FromPages));
