/**
 * Does one deed after the other, also when some of them fail: none stands in the way of the next.
 * @throws what failed, when all of them were tried.
 */
export async function eachOnItsOwn<Result>(deeds: Iterable<() => Promise<Result>>): Promise<Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  for (const deed of deeds)
    try {
      results.push(await deed());
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} things failed.`);
  if (failures.length === 1) throw failures[0];
  return results;
}
