import { expect, test } from 'vitest';
import { type AskedRow, askedTogether } from './asked-filter.ts';

const row = (featureKey: string, accountKey: string, second: number): AskedRow => ({
  environmentKey: 'production',
  featureKey,
  featureName: featureKey,
  accountKey,
  accountName: accountKey,
  lastAskedAt: new Date(second * 1_000),
  firstOnAt: null,
  variant: 'off',
  on: false,
  onCount: 0,
  offCount: 1,
});

test('what one app asked for at one moment is one line; another app or moment begins the next', () => {
  const rows = [row('a', 'acme', 9), row('b', 'acme', 9), row('a', 'globex', 9), row('c', 'acme', 7)];
  expect(askedTogether(rows).map(({ first, others }) => [first.accountKey, 1 + others.length])).toEqual([
    ['acme', 2],
    ['globex', 1],
    ['acme', 1],
  ]);
});
