import { ChartTable } from '#components/charts/chart-table.tsx';
import { cn } from '#components/ui/class-names.ts';

interface Column {
  /** What it stands for: "Week of 3 Nov". */
  readonly label: string;
  readonly value: number;
  /** Its value in words: "3 accounts". */
  readonly words: string;
}

interface ColumnChartProps {
  /** What the columns say together: read out in place of the picture. */
  readonly title: string;
  readonly columns: readonly Column[];
  readonly heads: readonly [string, string];
  /** Says what the last column says under it. */
  readonly tellsLast?: boolean;
  readonly className?: string;
}

/** So few columns stand close together. */
const few = 4;
const wide = 10;
const high = 60;

/** A picture of few figures, with the same figures as a table behind it. */
export function ColumnChart({ title, columns, heads, tellsLast, className }: ColumnChartProps) {
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const [first, last] = [columns[0], columns.at(-1)];
  return (
    <figure className={cn(columns.length <= few && 'max-w-64', className)}>
      <svg
        role="img"
        aria-label={title}
        viewBox={`0 0 ${columns.length * wide} ${high}`}
        preserveAspectRatio="none"
        className="block h-20 w-full border-b border-edge"
      >
        {columns.map(({ label, value, words }, place) => {
          const height = value === 0 ? 0 : Math.max(1.5, (value / most) * (high - 2));
          return (
            <g key={label}>
              <title>{`${label}: ${words}`}</title>
              <rect x={place * wide} y={0} width={wide} height={high} fill="transparent" />
              <rect
                x={place * wide + 1}
                y={high - height}
                width={wide - 2}
                height={height}
                className={place === columns.length - 1 ? 'fill-ink' : 'fill-edge'}
              />
            </g>
          );
        })}
      </svg>
      <div aria-hidden="true" className="flex justify-between pt-1.5 text-xs text-muted">
        <span>{first?.label}</span>
        {last !== first && (
          <span>
            {last?.label}
            {tellsLast && `: ${last?.words}`}
          </span>
        )}
      </div>
      <ChartTable title={title} heads={heads} rows={columns.map(({ label, words }) => [label, words])} />
    </figure>
  );
}
