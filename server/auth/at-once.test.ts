import { expect, test } from 'vitest';
import { AtOnce } from '#server/auth/at-once.ts';

test('so many at a time, so many waiting in turn, and the rest is turned away at once', async () => {
  const gate = new AtOnce(2, 2);
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const come = (one: number) =>
    gate.run(async () => {
      begun.push(one);
      await new Promise<void>((end) => ends.push(end));
      return one;
    }, 'full');
  const came = [1, 2, 3, 4].map(come);
  expect(await come(5)).toBe('full');
  expect(begun).toEqual([1, 2]);
  ends.shift()?.();
  expect(await came[0]).toBe(1);
  await expect.poll(() => begun).toEqual([1, 2, 3]);
  const late = come(6);
  expect(await come(7)).toBe('full');
  while (begun.length < 5 || ends.length > 0) {
    ends.shift()?.();
    await Promise.resolve();
  }
  expect(await Promise.all([...came, late])).toEqual([1, 2, 3, 4, 6]);
});

test('one that fails gives its place back', async () => {
  const gate = new AtOnce(1, 0);
  await expect(gate.run(() => Promise.reject(new Error('no')), 'full')).rejects.toThrow('no');
  expect(await gate.run(() => Promise.resolve('done'), 'full')).toBe('done');
});
