/** Rules and conditions have no ids: a row keeps its key by its object, and hands it on when it is edited. */
const keys = new WeakMap<object, string>();
let made = 0;

export function rowKey(row: object): string {
  const known = keys.get(row);
  if (known) return known;
  made += 1;
  keys.set(row, `row-${made}`);
  return `row-${made}`;
}

/** The row as edited, under the key that it had. */
export function sameRow<Row extends object>(before: Row, after: Row): Row {
  keys.set(after, rowKey(before));
  return after;
}
