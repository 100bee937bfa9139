/** What a form is to do with fields whose stored value was changed by somebody else. */
export interface Reconciled<Draft> {
  /** Fields that follow: the reader did not touch them, or wrote the same. */
  readonly settled: Partial<Draft>;
  /** Fields in which theirs stands against mine. */
  readonly differing: readonly (keyof Draft & string)[];
}

/** @param base what the form began from, or was last brought in line with. */
export function reconcile<Draft extends object>(base: Draft, stored: Draft, mine: Draft): Reconciled<Draft> {
  const settled: Partial<Draft> = {};
  const differing: (keyof Draft & string)[] = [];
  for (const name of Object.keys(stored) as (keyof Draft & string)[]) {
    if (isSame(stored[name], base[name])) continue;
    if (isSame(mine[name], base[name]) || isSame(mine[name], stored[name])) settled[name] = stored[name];
    else differing.push(name);
  }
  return { settled, differing };
}

/** Lists of chosen things are the same in any order. */
function isSame(one: unknown, other: unknown): boolean {
  return written(one) === written(other);
}

function written(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  const isChoice = Array.isArray(value) && value.every((part) => typeof part === 'string');
  return JSON.stringify(isChoice ? value.toSorted() : value);
}
