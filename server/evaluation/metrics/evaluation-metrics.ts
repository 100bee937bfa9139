const routes = ['single', 'bulk', 'events'] as const;
export type MeasuredRoute = (typeof routes)[number];

/** Upper bounds of the latency's buckets in seconds; what takes longer than the last is counted in one more. */
export const bucketBounds = [
  0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1,
] as const;
const buckets = bucketBounds.length + 1;
const boundsMs = Float64Array.from(bucketBounds, (seconds) => seconds * 1000);
const statuses = 600;
const place: Readonly<Record<MeasuredRoute, number>> = { single: 0, bulk: 1, events: 2 };

export interface Answered {
  readonly route: MeasuredRoute;
  /** HTTP status. */
  readonly status: number;
  readonly count: number;
}

export interface Latency {
  readonly route: MeasuredRoute;
  /** One count for each of `bucketBounds` and one for what took longer; not added up. */
  readonly counts: readonly number[];
  readonly seconds: number;
}

/** Counts answers on their way out: additions in typed arrays and nothing else, as every answer pays for it. */
export class EvaluationMetrics {
  readonly #answered = new Float64Array(routes.length * statuses);
  readonly #latency = new Float64Array(routes.length * buckets);
  readonly #tookMs = new Float64Array(routes.length);
  readonly #quotaRefused = new Map<string, number>();

  /** @param startedMs `performance.now()` when the request came. */
  answered(route: MeasuredRoute, status: number, startedMs: number, endedMs = performance.now()): void {
    const tookMs = endedMs - startedMs;
    const at = place[route];
    let bucket = 0;
    while (bucket < boundsMs.length && tookMs > (boundsMs[bucket] as number)) bucket++;
    increase(this.#answered, at * statuses + status, 1);
    increase(this.#latency, at * buckets + bucket, 1);
    increase(this.#tookMs, at, tookMs);
  }

  /** @param keyId of a known key, so that what is held stays bounded by the keys there are. */
  quotaRefused(keyId: string): void {
    this.#quotaRefused.set(keyId, (this.#quotaRefused.get(keyId) ?? 0) + 1);
  }

  answers(): Answered[] {
    return routes.flatMap((route, at) =>
      [...this.#answered.subarray(at * statuses, (at + 1) * statuses)].flatMap((count, status) =>
        count > 0 ? [{ route, status, count }] : [],
      ),
    );
  }

  latencies(): Latency[] {
    return routes.map((route, at) => ({
      route,
      counts: [...this.#latency.subarray(at * buckets, (at + 1) * buckets)],
      seconds: (this.#tookMs[at] ?? 0) / 1000,
    }));
  }

  quotaRefusals(): ReadonlyMap<string, number> {
    return this.#quotaRefused;
  }
}

function increase(counts: Float64Array, at: number, by: number): void {
  counts[at] = (counts[at] as number) + by;
}
