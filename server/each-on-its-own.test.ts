import { expect, test } from 'vitest';
import { eachOnItsOwn } from './each-on-its-own.ts';

function deeds(...fates: readonly (string | Error)[]) {
  const done: string[] = [];
  const all = fates.map((fate) => async () => {
    if (fate instanceof Error) throw fate;
    done.push(fate);
    return fate;
  });
  return { done, all };
}

test('gives what each deed gave, in order', async () => {
  expect(await eachOnItsOwn(deeds('a', 'b').all)).toEqual(['a', 'b']);
  expect(await eachOnItsOwn([])).toEqual([]);
});

test('one that fails keeps no other from being done, and is thrown afterwards', async () => {
  const broken = new Error('Broken.');
  const { done, all } = deeds('a', broken, 'b');
  await expect(eachOnItsOwn(all)).rejects.toBe(broken);
  expect(done).toEqual(['a', 'b']);
});

test('of several that fail, all are thrown together', async () => {
  const errors = [new Error('One.'), new Error('Other.')] as const;
  await expect(eachOnItsOwn(deeds(errors[0], 'a', errors[1]).all)).rejects.toMatchObject({ errors });
});
