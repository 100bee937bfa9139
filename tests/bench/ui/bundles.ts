import { tell } from '#tests/bench/figures.ts';
import { budgetOf, kB } from '#tests/bundle/judge-sizes.ts';
import { readSizes } from '#tests/bundle/read-sizes.ts';

export function benchBundles(): void {
  for (const { route, bytes } of readSizes())
    tell({
      measure: `first JavaScript of ${route}`,
      goal: `≤ ${budgetOf(route)} kB`,
      value: kB(bytes),
      reached: bytes <= budgetOf(route) * 1000,
    });
}
