import { expect, test } from 'vitest';
import { accountColumns, accountSorts, nextSort, orderingOf, type Sort } from './lists.ts';

test.each([
  ['name', { column: 'name', descending: false }],
  ['-value', { column: 'value', descending: true }],
  ['seen', { column: 'seen', descending: false }],
] as const)('%s puts in order', (sort, ordering) => {
  expect(orderingOf(accountColumns, sort)).toEqual(ordering);
});

test('each column goes both ways', () => {
  expect(accountSorts).toEqual(['name', '-name', 'value', '-value', 'grants', '-grants', 'seen', '-seen']);
});

test.each<[string, Sort<'name' | 'value'>, Sort<'name' | 'value'>, Sort<'name' | 'value'>]>([
  ['value', '-value', 'name', '-value'],
  ['value', '-value', '-value', 'value'],
  ['value', '-value', 'value', '-value'],
  ['name', 'name', 'name', '-name'],
  ['name', 'name', '-value', 'name'],
])('a press on %s, usually %s, turns %s into %s', (column, usual, current, next) => {
  expect(nextSort(column as 'name' | 'value', usual, current)).toBe(next);
});
