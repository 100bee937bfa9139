import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

const start = 1_800_000_000_000;
const passed = (bucket: TokenBucket, times: number, now: number) =>
  Array.from({ length: times }, () => bucket.take(now)).filter((wait) => wait === 0).length;

test('a burst passes at once, then one at a time', () => {
  const bucket = new TokenBucket(100, 200);
  expect(passed(bucket, 500, start)).toBe(200);
  expect(passed(bucket, 5, start + 10)).toBe(1);
  expect(passed(bucket, 500, start + 1_010)).toBe(100);
  expect(passed(bucket, 500, start + 60_000)).toBe(200);
});

test('whoever is refused is told how long to wait, and passes then', () => {
  const bucket = new TokenBucket(2, 1);
  expect(bucket.take(start)).toBe(0);
  expect(bucket.take(start + 100)).toBe(400);
  expect(bucket.take(start + 500)).toBe(0);
});

test('a clock that is set back locks nobody out', () => {
  const bucket = new TokenBucket(10, 20);
  passed(bucket, 20, start);
  expect(bucket.take(start - 3_600_000)).toBe(0);
});
