import { expect, test } from 'vitest';
import { depthOf } from './json-depth.ts';

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

test.each([
  ['', 0],
  ['1', 0],
  ['{}', 1],
  ['{"a":[{"b":1}],"c":[]}', 3],
  ['["[[[[", "\\"[[", "\\\\", [1]]', 2],
  ['"[', 0],
  [nested(9), 9],
])('%s is %i deep', (json, depth) => expect(depthOf(json)).toBe(depth));
