import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Tally } from '#server/evaluation/counts/tally.ts';
import type { Following } from '#server/evaluation/snapshot/follow-changes.ts';
import type { EvaluationMetrics } from './evaluation-metrics.ts';
import { LatencyHistogram } from './latency-histogram.ts';

interface StreamCounts {
  readonly open: number;
  readonly opened: number;
  readonly refused: number;
  readonly sent: number;
  readonly closedSlow: number;
}

export interface MetricsSources {
  readonly metrics: EvaluationMetrics;
  readonly following: Following;
  readonly tally: Tally;
  readonly streams: () => StreamCounts;
}

/** What Prometheus is shown. Nothing is kept up to date between scrapes: each asks its source when it is collected. */
export function metricsRegistry({ metrics, following, tally, streams }: MetricsSources): Registry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new LatencyHistogram('latchkey_evaluation_seconds', metrics, registers);
  new Counter({
    name: 'latchkey_evaluations_total',
    help: 'Answers by route and outcome: ok, not_modified, or the HTTP status of the refusal.',
    labelNames: ['route', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const { route, status, count } of metrics.answers())
        this.inc({ route, outcome: outcomeOf(status) }, count);
    },
  });
  new Counter({
    name: 'latchkey_quota_refusals_total',
    help: 'Requests refused because the quota of a key was used up.',
    labelNames: ['key_id'],
    registers,
    collect() {
      this.reset();
      for (const [key_id, count] of metrics.quotaRefusals()) this.inc({ key_id }, count);
    },
  });
  const gauge = (name: string, help: string, read: () => number | undefined) =>
    new Gauge({
      name: `latchkey_${name}`,
      help,
      registers,
      collect() {
        this.set(read() ?? Number.NaN);
      },
    });
  const total = (name: string, help: string, read: () => number) =>
    new Counter({
      name: `latchkey_${name}_total`,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  gauge(
    'snapshot_age_seconds',
    'Since the database last confirmed the snapshot; NaN before the first.',
    () => (following.confirmedAt === undefined ? undefined : (Date.now() - following.confirmedAt) / 1000),
  );
  gauge('snapshot_revision', 'What the snapshot holds.', () => following.snapshot?.position.revision);
  gauge(
    'revision_lag',
    'Revisions that the database is known to be ahead by.',
    () => following.snapshot && Math.max(0, following.heardOf - following.snapshot.position.revision),
  );
  for (const kind of ['features', 'accounts', 'grants'] as const)
    gauge(`snapshot_${kind}`, `Loaded ${kind}.`, () => following.snapshot?.sizes[kind]);
  gauge('streams_open', 'Event streams that are open.', () => streams().open);
  total('streams_opened', 'Event streams that were opened.', () => streams().opened);
  total('streams_refused', 'Event streams that were refused.', () => streams().refused);
  total('stream_events_sent', 'Events that were sent over streams.', () => streams().sent);
  total(
    'streams_closed_slow',
    'Event streams that were cut off because nobody read them.',
    () => streams().closedSlow,
  );
  gauge('rollup_accounts_waiting', 'Accounts whose counts wait to be written.', () => tally.waiting);
  total('rollups_dropped', 'Answers that were not counted for lack of room.', () => tally.dropped);
  return registry;
}

function outcomeOf(status: number): string {
  if (status === 304) return 'not_modified';
  return status < 300 ? 'ok' : String(status);
}
