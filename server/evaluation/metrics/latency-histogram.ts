import { Histogram, type MetricValueWithName, type Registry } from 'prom-client';
import { bucketBounds, type EvaluationMetrics, type Latency } from './evaluation-metrics.ts';

type Value = MetricValueWithName<'route' | 'le'>;

const help = 'Time from a request’s headers to its answer, in seconds.';

/** Shows the typed arrays as a Prometheus histogram when it is scraped; nothing is observed through it. */
export class LatencyHistogram extends Histogram<'route' | 'le'> {
  readonly #name: string;
  readonly #metrics: EvaluationMetrics;

  constructor(name: string, metrics: EvaluationMetrics, registers: Registry[]) {
    super({ name, help, labelNames: ['route'], registers });
    this.#name = name;
    this.#metrics = metrics;
  }

  /** The one source of what prom-client shows of a histogram, as text and as JSON; its types do not know it. */
  async getForPromString() {
    const values = this.#metrics.latencies().flatMap((latency) => this.#valuesOf(latency));
    return { name: this.#name, help, type: 'histogram', aggregator: 'sum', values };
  }

  #valuesOf({ route, counts, seconds }: Latency): Value[] {
    let count = 0;
    const bounds = [...bucketBounds, '+Inf'] as const;
    const buckets = bounds.map((le, place): Value => {
      count += counts[place] ?? 0;
      return { metricName: `${this.#name}_bucket`, labels: { route, le }, value: count };
    });
    return [
      ...buckets,
      { metricName: `${this.#name}_sum`, labels: { route }, value: seconds },
      { metricName: `${this.#name}_count`, labels: { route }, value: count },
    ];
  }
}
