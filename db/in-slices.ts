/** One statement names 65,534 values at most; no row of ours has more than sixty. */
const rowsAtOnce = 1000;

/** Does with each thousand of the rows what one statement could not do with all of them, in their order. */
export async function inSlices<Row, Result>(
  rows: readonly Row[],
  doWith: (slice: Row[]) => PromiseLike<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let first = 0; first < rows.length; first += rowsAtOnce)
    results.push(...(await doWith(rows.slice(first, first + rowsAtOnce))));
  return results;
}
