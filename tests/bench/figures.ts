export interface Figure {
  readonly measure: string;
  readonly goal: string;
  readonly value: string;
  readonly reached: boolean;
}

const told: Figure[] = [];

/** Prints one figure with its goal, and keeps it for the end. */
export function tell(figure: Figure): void {
  told.push(figure);
  console.log(`  ${figure.reached ? '✓' : '✗'} ${figure.measure}: ${figure.value} (goal ${figure.goal})`);
}

/** The figures of this run as a table. */
export function tableOfFigures(): string {
  const rows = told.map(({ measure, goal, value, reached }) => [
    measure,
    goal,
    value,
    reached ? 'yes' : 'no',
  ]);
  const head = ['measure', 'goal', 'measured', 'reached'];
  const widths = head.map((name, place) =>
    Math.max(name.length, ...rows.map((row) => row[place]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(head), rule, ...rows.map(line)].join('\n');
}

export function printTable(): void {
  console.log(`\n${tableOfFigures()}`);
}

/** @param share from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
}
