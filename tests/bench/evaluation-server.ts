import { createEvaluator } from '#server/evaluation/evaluator.ts';
import { buildApp } from '#server/http/build-app.ts';
import { createLog } from '#server/http/log.ts';
import { serveParent } from './served-by-child.ts';

/** The evaluation plane as server/main.ts runs it, without the pages. */
const log = createLog('warn');
const evaluator = createEvaluator({ url: process.env.DATABASE_URL ?? '', log });
const app = buildApp({ evaluator, isStopping: () => false });

await evaluator.start();
await app.listen({ host: '127.0.0.1', port: 0 });
serveParent(
  (app.server.address() as { port: number }).port,
  () => {},
  async () => {
    await app.close();
    await evaluator.stop();
  },
);
