interface SparklineProps {
  readonly values: readonly number[];
  /** Read out in place of the picture. */
  readonly label: string;
}

const step = 4;
const high = 24;

/** One column a day; a day without any stays a hair's breadth, so that silence is seen. */
export function Sparkline({ values, label }: SparklineProps) {
  const most = Math.max(1, ...values);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${values.length * step} ${high}`}
      className="block h-6 w-[7.5rem]"
    >
      <path className="fill-ink" d={columns(values, (value) => value > 0, most)} />
      <path className="fill-edge" d={columns(values, (value) => value === 0, most)} />
    </svg>
  );
}

function columns(values: readonly number[], drawn: (value: number) => boolean, most: number): string {
  return values
    .map((value, place) => {
      if (!drawn(value)) return '';
      const height = value === 0 ? 1 : Math.max(2, Math.round((value / most) * high));
      return `M${place * step} ${high}v${-height}h${step - 1}v${height}Z`;
    })
    .join('');
}
