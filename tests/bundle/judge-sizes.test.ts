import { expect, test } from 'vitest';
import budgets from './budgets.json' with { type: 'json' };
import { budgetOf, judgeSizes, type RouteSize } from './judge-sizes.ts';

const sized = (route: string, bytes: number): RouteSize => ({
  route,
  bytes,
  chunks: [
    { file: 'small.js', bytes: 1_000 },
    { file: 'large.js', bytes: bytes - 1_000 },
  ],
});
const all = (bytes: number) => Object.keys(budgets.routes).map((route) => sized(route, bytes));

test('a route may weigh its own budget, or that of any other', () => {
  expect(budgetOf('/sign-in')).toBe(150);
  expect(budgetOf('/policy')).toBe(260);
  expect(judgeSizes([...all(150_000), sized('/policy', 260_000)])).toEqual([]);
});

test('a route above its budget is told with its size and its heaviest chunks first', () => {
  expect(judgeSizes([...all(150_000), sized('/policy', 260_001)])).toEqual([
    '/policy loads 260.0 kB at first; its budget is 260 kB.\n  259.0 kB  large.js\n    1.0 kB  small.js',
  ]);
});

test('a budget of a route that is gone is told', () => {
  expect(judgeSizes(all(100_000).filter(({ route }) => route !== '/features'))).toEqual([
    '/features has a budget, but there is no such route.',
  ]);
});
