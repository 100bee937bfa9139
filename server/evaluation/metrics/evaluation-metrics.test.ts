import { expect, test } from 'vitest';
import { Tally } from '#server/evaluation/counts/tally.ts';
import { ChangeFollower } from '#server/evaluation/snapshot/follow-changes.ts';
import { bucketBounds, EvaluationMetrics } from './evaluation-metrics.ts';
import { metricsRegistry } from './metrics-registry.ts';

test('answers are counted by route and status, quota refusals by key', () => {
  const metrics = new EvaluationMetrics();
  for (const status of [200, 200, 304, 429]) metrics.answered('bulk', status, performance.now());
  metrics.answered('single', 200, performance.now());
  metrics.quotaRefused('k1');
  metrics.quotaRefused('k1');
  expect(metrics.answers()).toEqual([
    { route: 'single', status: 200, count: 1 },
    { route: 'bulk', status: 200, count: 2 },
    { route: 'bulk', status: 304, count: 1 },
    { route: 'bulk', status: 429, count: 1 },
  ]);
  expect([...metrics.quotaRefusals()]).toEqual([['k1', 2]]);
});

test.each([
  [0, 0],
  [3, 6],
  [200, 11],
  [5_000, bucketBounds.length],
])('what took %d ms is in bucket %d, and in the sum', (ms, bucket) => {
  const metrics = new EvaluationMetrics();
  metrics.answered('events', 200, 1_000, 1_000 + ms);
  const latency = metrics.latencies().find(({ route }) => route === 'events');
  expect(latency?.counts.indexOf(1)).toBe(bucket);
  expect(latency?.counts.reduce((sum, count) => sum + count)).toBe(1);
  expect(latency?.seconds).toBeGreaterThanOrEqual(ms / 1000);
});

test('a scrape shows buckets that add up, and NaN for what is not known yet', async () => {
  const metrics = new EvaluationMetrics();
  for (const ms of [0, 0, 3, 5_000]) metrics.answered('single', 200, 1_000, 1_000 + ms);
  const following = new ChangeFollower({
    url: 'postgres://localhost/none',
    onLost: () => {},
    onFound: () => {},
  });
  const streams = () => ({ open: 3, opened: 4, refused: 1, sent: 9, closedSlow: 0 });
  const registry = metricsRegistry({ metrics, following, tally: new Tally(), streams });
  const text = await registry.metrics();
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith('latchkey_evaluation_seconds_bucket{route="single"'));
  expect(lines.map((line) => Number(line.split(' ')[1]))).toEqual([2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4]);
  expect(text).toContain('latchkey_evaluation_seconds_count{route="single"} 4\n');
  expect(text).toContain('latchkey_snapshot_age_seconds Nan\n');
  expect(text).toContain('latchkey_streams_open 3\n');
  expect(await registry.metrics()).toContain('latchkey_streams_opened_total 4\n');
});
