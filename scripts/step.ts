/** Runs one step of a script and prints how it ended and how long it took. */
export async function step<T>(
  label: string,
  work: () => Promise<T>,
  remark: (result: T) => string = () => '',
): Promise<T> {
  const started = performance.now();
  const elapsed = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  try {
    const result = await work();
    console.log(`✓ ${[label, remark(result)].filter(Boolean).join(': ')} (${elapsed()})`);
    return result;
  } catch (error) {
    console.log(`✗ ${label} (${elapsed()})`);
    throw error;
  }
}
