/** By what the lists can be put in order, and which parts of them have a name. A minus in front turns the order round. */
export const accountColumns = ['name', 'value', 'grants', 'seen'] as const;
export type AccountColumn = (typeof accountColumns)[number];

export const featureColumns = ['name', 'stage', 'places', 'demand', 'ends'] as const;
export type FeatureColumn = (typeof featureColumns)[number];

/** Accounts where something ends within two weeks, or that wait for an answer or a place. */
export const accountParts = ['ending', 'waiting'] as const;
export type AccountPart = (typeof accountParts)[number];
export const endingDays = 14;

/** For whose yes requests wait: the reader's, or that of others. */
export const sides = ['you', 'others'] as const;
export type Side = (typeof sides)[number];

/** So many of them are shown at first and each time more are wanted, and so many in all. */
export const waitingAtOnce = 25;
export const waitingAtMost = 200;

export type Sort<Column extends string> = Column | `-${Column}`;

function sortsOf<Column extends string>(columns: readonly Column[]): readonly Sort<Column>[] {
  return columns.flatMap((column): Sort<Column>[] => [column, `-${column}`]);
}

export const accountSorts = sortsOf(accountColumns);
export const featureSorts = sortsOf(featureColumns);

export interface Ordering<Column extends string> {
  readonly column: Column;
  readonly descending: boolean;
}

export function orderingOf<Column extends string>(
  columns: readonly Column[],
  sort: Sort<Column>,
): Ordering<Column> {
  const descending = sort.startsWith('-');
  const column = columns.find((one) => one === (descending ? sort.slice(1) : sort));
  return { column: column ?? (columns[0] as Column), descending };
}

/** What a press on a column's head asks for: its usual order, and turned round when it stands in it already. */
export function nextSort<Column extends string>(
  column: Column,
  usual: Sort<Column>,
  current: Sort<Column>,
): Sort<Column> {
  const turned: Sort<Column> = usual === column ? `-${column}` : column;
  return current === usual ? turned : usual;
}
