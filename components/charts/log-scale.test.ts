import { expect, test } from 'vitest';
import { durationScale } from './log-scale.ts';

test('the ground is a second at most, the top is the longest time', () => {
  const { placeOf, marks } = durationScale([4_000, 7_200_000]);
  expect(placeOf(1_000)).toBe(0);
  expect(placeOf(7_200_000)).toBe(1);
  expect(placeOf(60_000)).toBeGreaterThan(0.4);
  expect(placeOf(60_000)).toBeLessThan(0.5);
  expect(marks.map(({ words }) => words)).toEqual(['1 s', '1 min', '1 h']);
});

test('no time, and times under a second, lie on the ground', () => {
  expect(durationScale([]).placeOf(0)).toBe(0);
  expect(durationScale([20]).placeOf(0)).toBe(0);
  expect(durationScale([20]).placeOf(20)).toBe(0);
});
