import { ChartTable } from '#components/charts/chart-table.tsx';
import { durationScale } from '#components/charts/log-scale.ts';
import type { Insights } from '#components/insights/insights-screen.tsx';
import { lasting } from '#domain/audit/phrases.ts';

type Month = Insights['byMonth'][number];

interface MonthsChartProps {
  readonly months: readonly Month[];
}

const mostMonths = 12;

/** From half to 95 of 100, month by month: a full dot, an open one, and the line between them. */
export function MonthsChart({ months }: MonthsChartProps) {
  const shown = months.slice(-mostMonths);
  const last = shown.findLast(({ p50Ms }) => p50Ms !== null);
  const times = shown.flatMap(({ p50Ms, p95Ms }) => [p50Ms, p95Ms]).filter((ms) => ms !== null);
  const { placeOf, marks } = durationScale(times);
  const title = `Time to unlock by month${last ? `; in ${monthInWords(last.month)} ${inWords(last)}` : ''}`;
  const bottom = (ms: number) => `${placeOf(ms) * 100}%`;
  return (
    <figure className="max-w-xl">
      <div role="img" aria-label={title} className="relative h-40 pt-2 max-sm:h-36">
        <div className="absolute inset-x-0 top-2 bottom-6">
          {marks.map(({ ms, words }) => (
            <div
              key={words}
              className="absolute inset-x-0 border-b border-rule"
              style={{ bottom: bottom(ms) }}
            >
              <span className="absolute bottom-0.5 left-0 text-xs text-muted">{words}</span>
            </div>
          ))}
        </div>
        <div className="absolute inset-x-0 top-2 bottom-0 ml-12 flex">
          {shown.map((month) => (
            <div
              key={month.month}
              className="relative flex-1"
              title={`${monthInWords(month.month)}: ${inWords(month)}`}
            >
              <div className="absolute inset-x-0 top-0 bottom-6">
                {month.p50Ms !== null && month.p95Ms !== null && (
                  <>
                    <span
                      className="absolute left-1/2 w-0.5 -translate-x-1/2 bg-edge"
                      style={{ bottom: bottom(month.p50Ms), top: `${(1 - placeOf(month.p95Ms)) * 100}%` }}
                    />
                    <span
                      className="absolute left-1/2 size-2.5 -translate-x-1/2 translate-y-1/2 rounded-full border-2 border-ink bg-paper"
                      style={{ bottom: bottom(month.p95Ms) }}
                    />
                    <span
                      className="absolute left-1/2 size-2.5 -translate-x-1/2 translate-y-1/2 rounded-full bg-ink"
                      style={{ bottom: bottom(month.p50Ms) }}
                    />
                  </>
                )}
              </div>
              <span className="absolute inset-x-0 bottom-0 text-center text-xs text-muted">
                {shortMonth(month.month)}
              </span>
            </div>
          ))}
        </div>
      </div>
      <figcaption className="flex flex-wrap gap-x-5 gap-y-1 pt-2 text-sm">
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className="size-2.5 rounded-full bg-ink" />
          Half within
        </span>
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className="size-2.5 rounded-full border-2 border-ink" />
          95 of 100 within
        </span>
      </figcaption>
      <ChartTable
        title={title}
        heads={['Month', 'Half within', '95 of 100 within', 'Seen by an app']}
        rows={months
          .toReversed()
          .map(({ month, p50Ms, p95Ms, seen }) => [monthInWords(month), took(p50Ms), took(p95Ms), `${seen}`])}
      />
    </figure>
  );
}

function inWords({ p50Ms, p95Ms }: Month): string {
  if (p50Ms === null || p95Ms === null) return 'no app has seen one';
  return `half within ${lasting(p50Ms)}, 95 of 100 within ${lasting(p95Ms)}`;
}

function took(ms: number | null): string {
  return ms === null ? '–' : lasting(ms);
}

export function monthInWords(month: string): string {
  return formatted(month, { month: 'short', year: 'numeric' });
}

function shortMonth(month: string): string {
  return formatted(month, { month: 'short' });
}

function formatted(month: string, form: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...form, timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}
