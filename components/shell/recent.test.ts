import { expect, test } from 'vitest';
import { type Recent, withOpened } from '#components/shell/recent.ts';

const account = (key: string): Recent => ({ kind: 'account', key, name: key.toUpperCase() });

test.each([
  ['the first', [], account('a'), ['a']],
  ['another goes before', [account('a')], account('b'), ['b', 'a']],
  ['the same moves up', [account('b'), account('a')], account('a'), ['a', 'b']],
  ['a new name replaces the old one', [{ ...account('a'), name: 'Old' }], account('a'), ['a']],
  ['the ninth falls out', 'abcdefgh'.split('').map(account), account('i'), 'iabcdefg'.split('')],
] as const)('%s', (_, before, opened, after) => {
  const next = withOpened(before, opened);
  expect(next.map(({ key }) => key)).toEqual(after);
  expect(next[0]).toEqual(opened);
});

test('an account and a feature with the same key are two', () => {
  expect(withOpened([account('a')], { ...account('a'), kind: 'feature' })).toHaveLength(2);
});
