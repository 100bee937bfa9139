import process from 'node:process';
import { readEnv } from '#env.ts';
import { openEvaluationProcess } from '#server/evaluation-process.ts';
import { handOver } from '#server/http/build-app.ts';
import { createLog } from '#server/http/log.ts';
import { createPagesProcess } from '#server/pages/pages-process.ts';
import { readSettings } from '#server/read-settings.ts';

const dev = process.env.NODE_ENV !== 'production';

const settings = readSettings(readEnv);
const log = createLog(settings.LOG_LEVEL);
const pages = createPagesProcess({ log, isStopping: () => isStopping() });
const { app, start, isStopping } = openEvaluationProcess({
  settings,
  log,
  dev,
  endStreams: () => pages.endStreams(),
  alsoStop: [{ name: 'Pages and background work', run: () => pages.stop(), withinMs: 5_000 }],
});
handOver(app, pages.pages);
if (dev) app.server.on('upgrade', pages.upgrade);

try {
  await Promise.all([start(), pages.start()]);
  if (!isStopping()) log.info(`Latchkey answers at http://${settings.HOST}:${settings.PORT}`);
} catch (error) {
  // Told to stop while it starts, it listens to nothing any longer: that is no failure.
  if (!isStopping()) {
    log.fatal((error as Error).message);
    await pages.stop();
    process.exit(1);
  }
}
