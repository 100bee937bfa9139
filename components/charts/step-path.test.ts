import { expect, test } from 'vitest';
import { stepArea, stepLine } from './step-path.ts';

const upsideDown = (value: number) => 10 - value;

test('an area begins and ends on the ground', () => {
  expect(stepArea([2, 5], upsideDown)).toBe('M0 10V8H1V5H2V10Z');
  expect(stepArea([], upsideDown)).toBe('M0 10V10Z');
});

test('a line begins at its first value', () => {
  expect(stepLine([2, 5], upsideDown)).toBe('M0 8H1V5H2');
  expect(stepLine([], upsideDown)).toBe('');
});
