import budgets from './budgets.json' with { type: 'json' };

export interface Chunk {
  readonly file: string;
  /** Gzipped. */
  readonly bytes: number;
}

export interface RouteSize {
  readonly route: string;
  /** Gzipped JavaScript that the browser fetches before the page answers to anybody. */
  readonly bytes: number;
  readonly chunks: readonly Chunk[];
}

const heaviestShown = 6;

/** In kB of 1,000 bytes, as the budgets are. */
export function budgetOf(route: string): number {
  const own: Readonly<Record<string, number>> = budgets.routes;
  return own[route] ?? budgets.any;
}

/** A sentence for each route above its budget, with its heaviest chunks; and one for each budget of a route that is gone. */
export function judgeSizes(sizes: readonly RouteSize[]): string[] {
  const known = new Set(sizes.map(({ route }) => route));
  const gone = Object.keys(budgets.routes).filter((route) => !known.has(route));
  const tooLarge = sizes.filter(({ route, bytes }) => bytes > budgetOf(route) * 1000);
  return [
    ...gone.map((route) => `${route} has a budget, but there is no such route.`),
    ...tooLarge.map(
      ({ route, bytes, chunks }) =>
        `${route} loads ${kB(bytes)} at first; its budget is ${budgetOf(route)} kB.\n${heaviest(chunks)}`,
    ),
  ];
}

export function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function heaviest(chunks: readonly Chunk[]): string {
  return chunks
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, heaviestShown)
    .map(({ file, bytes }) => `  ${kB(bytes).padStart(8)}  ${file}`)
    .join('\n');
}
