import type { Logger } from 'pino';
import { RollupWriter } from '#server/evaluation/counts/rollup-writer.ts';
import { Tally } from '#server/evaluation/counts/tally.ts';
import { createEvaluationHandler } from '#server/evaluation/http/evaluation-handler.ts';
import { ChangeFollower, type Following } from '#server/evaluation/snapshot/follow-changes.ts';

export interface Evaluator {
  readonly following: Following;
  /** Comes back when the snapshot was loaded or could not be loaded yet; it keeps trying. */
  start(): Promise<void>;
  stop(): Promise<void>;
  readonly handle: ReturnType<typeof createEvaluationHandler>;
}

/** The evaluation plane of a process: its snapshot, its answers and what it counts. */
export function createEvaluator({ url, log }: { url: string; log: Logger }): Evaluator {
  const tally = new Tally();
  const following = new ChangeFollower({
    url,
    onLost: (error) => log.warn({ err: error }, 'The database can not be read; the last snapshot is served.'),
    onFound: () => log.info('The database can be read again.'),
  });
  const writer = new RollupWriter({
    url,
    tally,
    onLost: (error) => log.warn({ err: error }, 'Counts can not be written; they are kept and tried again.'),
  });
  return {
    following,
    handle: createEvaluationHandler({
      source: following,
      tally,
      streams: { urlFor: () => undefined, open: (_request, response) => void response.writeHead(404).end() },
      meter: { answered: () => {}, quotaRefused: () => {} },
      onError: (error) => log.error({ err: error }, 'An evaluation failed.'),
    }),
    start: async () => {
      writer.start();
      await following.start();
    },
    stop: async () => {
      await following.stop();
      await writer.stop();
    },
  };
}
