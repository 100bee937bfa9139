import { readRelayEnv } from '#env.ts';
import { openEvaluationProcess } from '#server/evaluation-process.ts';
import { refuseTheRest } from '#server/http/build-app.ts';
import { createLog } from '#server/http/log.ts';
import { readSettings } from '#server/read-settings.ts';

const settings = readSettings(readRelayEnv);
const log = createLog(settings.LOG_LEVEL);
const { app, start } = openEvaluationProcess({ settings, log, dev: false, alsoStop: [] });
refuseTheRest(app);

await start();
log.info(`The relay answers at http://${settings.HOST}:${settings.PORT}`);
