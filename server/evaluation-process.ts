import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { RelayEnv } from '#env.ts';
import { createEvaluator } from '#server/evaluation/evaluator.ts';
import { streamPeppers } from '#server/evaluation/stream-peppers.ts';
import { buildApp } from '#server/http/build-app.ts';
import { type Step, stopGracefully } from '#server/stop-gracefully.ts';

/** As long as a start waits for the snapshot before it listens, so that few are told to come back later. */
const loadingMs = 1_000;

export interface ProcessOptions {
  readonly settings: RelayEnv;
  readonly log: Logger;
  /** In development nothing waits, and the open page's socket for reloading does not keep the process. */
  readonly dev: boolean;
  /** Ends what else would keep a connection open for ever. */
  readonly endStreams?: () => void;
  /** What else runs in the process; it stops when no request is left. */
  readonly alsoStop: readonly Step[];
}

/** What the server and a relay have in common: evaluation behind one HTTP server, and how that stops under load. */
export function openEvaluationProcess({ settings, log, dev, endStreams, alsoStop }: ProcessOptions): {
  readonly app: FastifyInstance;
  /** Comes back when it listens; the snapshot is loaded by then if that takes a moment only. */
  start(): Promise<void>;
  readonly isStopping: () => boolean;
} {
  const { HOST: host, PORT: port, DATABASE_URL: url } = settings;
  const drainMs = dev ? 0 : settings.DRAIN_SECONDS * 1000;
  const file = join(settings.DATA_DIR, 'evaluation-snapshot.bin');
  const evaluator = createEvaluator({ url, log, peppers: streamPeppers(settings.ENCRYPTION_KEYS), file });
  const closeStreams = async () => {
    endStreams?.();
    await evaluator.closeStreams();
  };
  const stopping = stopGracefully(log, [
    { name: 'Event streams', run: closeStreams, withinMs: 1_000 },
    // Meanwhile /readyz says so and every answer closes its connection, so that no client's next request meets a closed one.
    { name: 'Waiting', run: () => sleep(drainMs), withinMs: drainMs + 500 },
    { name: 'HTTP', run: () => app.close(), withinMs: dev ? 500 : 4_000 },
    { name: 'Evaluation', run: () => evaluator.stop(), withinMs: 5_000 },
    ...alsoStop,
  ]);
  const { isStopping } = stopping;
  const app = buildApp({ evaluator, isStopping, log, metricsToken: settings.METRICS_TOKEN });
  return {
    app,
    start: async () => {
      await Promise.race([evaluator.start(), sleep(loadingMs)]);
      await app.listen({ host, port });
    },
    isStopping,
  };
}
