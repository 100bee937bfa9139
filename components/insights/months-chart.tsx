import { ChartTable } from '#components/charts/chart-table.tsx';
import { durationScale } from '#components/charts/log-scale.ts';
import type { Insights } from '#components/insights/insights-screen.tsx';
import { lasting } from '#domain/audit/phrases.ts';

type Month = Insights['byMonth'][number];

interface MonthsChartProps {
  readonly months: readonly Month[];
}

const mostMonths = 12;
/** Above the names of the months. */
const drawing = 'absolute inset-x-0 top-0 h-[calc(100%-1.5rem)] w-full overflow-visible';

/** From half to 95 of 100, month by month: a full dot, an open one, and the line between them. */
export function MonthsChart({ months }: MonthsChartProps) {
  const shown = months.slice(-mostMonths);
  const last = shown.findLast(({ p50Ms }) => p50Ms !== null);
  const times = shown.flatMap(({ p50Ms, p95Ms }) => [p50Ms, p95Ms]).filter((ms) => ms !== null);
  const { placeOf, marks } = durationScale(times);
  const title = `Time to unlock by month${last ? `; in ${monthInWords(last.month)} ${inWords(last)}` : ''}`;
  const yOf = (ms: number) => `${(1 - placeOf(ms)) * 100}%`;
  return (
    <figure className="max-w-xl">
      <div role="img" aria-label={title} className="relative mt-5 h-38 max-sm:h-34">
        <svg aria-hidden="true" className={drawing}>
          {marks.map(({ ms, words }) => (
            <g key={words}>
              <line x2="100%" y1={yOf(ms)} y2={yOf(ms)} className="stroke-rule" />
              <text y={yOf(ms)} dy="-0.35em" className="fill-muted text-xs">
                {words}
              </text>
            </g>
          ))}
        </svg>
        <div className="absolute inset-0 ml-12 flex">
          {shown.map((month) => (
            <div
              key={month.month}
              className="relative flex-1"
              title={`${monthInWords(month.month)}: ${inWords(month)}`}
            >
              {month.p50Ms !== null && month.p95Ms !== null && (
                <svg aria-hidden="true" className={drawing}>
                  <line
                    {...{ x1: '50%', x2: '50%', y1: yOf(month.p50Ms), y2: yOf(month.p95Ms) }}
                    strokeWidth="2"
                    className="stroke-edge"
                  />
                  <circle
                    {...{ cx: '50%', cy: yOf(month.p95Ms), r: 4 }}
                    strokeWidth="2"
                    className="fill-paper stroke-ink"
                  />
                  <circle {...{ cx: '50%', cy: yOf(month.p50Ms), r: 5 }} className="fill-ink" />
                </svg>
              )}
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
