import type { Logger } from 'pino';
import { RollupWriter } from '#server/evaluation/counts/rollup-writer.ts';
import { Tally } from '#server/evaluation/counts/tally.ts';
import { createEvaluationHandler } from '#server/evaluation/http/evaluation-handler.ts';
import { EvaluationMetrics } from '#server/evaluation/metrics/evaluation-metrics.ts';
import type { MetricsSources } from '#server/evaluation/metrics/metrics-registry.ts';
import { ChangeFollower, type Following } from '#server/evaluation/snapshot/follow-changes.ts';
import { StreamHub } from '#server/evaluation/streams/stream-hub.ts';

export interface Evaluator {
  readonly following: Following;
  /** What `/metrics` is made of. */
  readonly measured: MetricsSources;
  /** Comes back when the snapshot was loaded or could not be loaded yet; it keeps trying. */
  start(): Promise<void>;
  /** Ends every event stream and says to each when to come back; those that are opened later end at once. */
  closeStreams(): Promise<void>;
  stop(): Promise<void>;
  readonly handle: ReturnType<typeof createEvaluationHandler>;
}

export interface EvaluatorOptions {
  readonly url: string;
  readonly log: Logger;
  /** Sign the addresses of event streams: the first signs, all are taken. */
  readonly peppers: readonly string[];
  /** Where a copy of the snapshot is kept from which the next process starts. */
  readonly file?: string | undefined;
}

/** The evaluation plane of a process: its snapshot, its answers and what it counts. */
export function createEvaluator({ url, log, peppers, file }: EvaluatorOptions): Evaluator {
  const tally = new Tally();
  const metrics = new EvaluationMetrics();
  const streams = new StreamHub({ peppers });
  const following = new ChangeFollower({
    url,
    file,
    onChanged: (changed, snapshot) => streams.told(changed, snapshot),
    onFileTrouble: (error, sentence) => log.warn({ err: error }, sentence),
    onLost: (error) => log.warn({ err: error }, 'The database can not be read; the last snapshot is served.'),
    onFound: () => log.info('The database can be read again.'),
  });
  const writer = new RollupWriter({
    url,
    tally,
    onLost: (error) => log.warn({ err: error }, 'Counts can not be written; they are kept and tried again.'),
    onDropped: (row, error) =>
      log.warn({ err: error, row }, 'A count was dropped: the database can not take it.'),
  });
  return {
    following,
    measured: { metrics, following, tally, streams: () => streams.counts },
    handle: createEvaluationHandler({
      source: following,
      tally,
      streams,
      meter: metrics,
      onError: (error, requestId) => log.error({ err: error, requestId }, 'An evaluation failed.'),
    }),
    start: async () => {
      writer.start();
      await following.start();
    },
    closeStreams: () => streams.close(),
    stop: async () => {
      await streams.close();
      await Promise.all([following.stop(), writer.stop()]);
    },
  };
}
