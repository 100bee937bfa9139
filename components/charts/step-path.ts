/** The outline of an area over equal steps, from the ground up: each value is as wide as its step. */
export function stepArea(values: readonly number[], yOf: (value: number) => number): string {
  const steps = values.map((value, place) => `V${yOf(value)}H${place + 1}`).join('');
  return `M0 ${yOf(0)}${steps}V${yOf(0)}Z`;
}

/** A line over the same steps. */
export function stepLine(values: readonly number[], yOf: (value: number) => number): string {
  return values.map((value, place) => `${place === 0 ? 'M0 ' : 'V'}${yOf(value)}H${place + 1}`).join('');
}
