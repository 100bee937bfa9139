import { expect, test } from 'vitest';
import { dollarsOf } from '#components/demand/dollars-of.ts';

test.each([
  ['', null],
  ['  ', null],
  ['90000', 90_000],
  ['$90,000', 90_000],
  ['90k', 90_000],
  ['1.2M', 1_200_000],
  ['0.5 k', 500],
])('%s is %s', (typed, dollars) => {
  expect(dollarsOf(typed)).toEqual({ dollars });
});

test.each(['lots', '-5', '9b', '1.2.3', 'k'])('%s is no amount', (typed) => {
  expect(dollarsOf(typed)).toHaveProperty('problem');
});
