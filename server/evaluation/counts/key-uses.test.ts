import { expect, test } from 'vitest';
import { KeyUses } from './key-uses.ts';

const start = Date.UTC(2027, 0, 15);

test('the last use of a key is told at once, then every 30 s at most, and always at the end', () => {
  const uses = new KeyUses();
  uses.countKey('a', start);
  uses.countKey('a', start + 5);
  uses.countKey('b', start + 1);
  expect(uses.take(start + 10)).toEqual([
    { id: 'a', usedAt: start + 5 },
    { id: 'b', usedAt: start + 1 },
  ]);
  uses.countKey('a', start + 20);
  expect(uses.take(start + 1_000)).toEqual([]);
  uses.countKey('a', start + 29_000);
  expect(uses.take(start + 30_010)).toEqual([{ id: 'a', usedAt: start + 29_000 }]);
  uses.countKey('a', start + 30_020);
  expect(uses.take(start + 30_030)).toEqual([]);
  expect(uses.take(start + 30_030, true)).toEqual([{ id: 'a', usedAt: start + 30_020 }]);
  expect(uses.take(start + 30_040, true)).toEqual([]);
});

test('a key that is not used any more is forgotten, and told again when it is', () => {
  const uses = new KeyUses();
  uses.countKey('a', start);
  uses.take(start);
  expect(uses.take(start + 60_000)).toEqual([]);
  uses.countKey('a', start + 60_001);
  expect(uses.take(start + 60_002)).toEqual([{ id: 'a', usedAt: start + 60_001 }]);
});

test('after a clock that ran ahead was set back, uses are told as before', () => {
  const uses = new KeyUses();
  uses.countKey('a', start + 3_600_000);
  uses.take(start + 3_600_000);
  uses.countKey('a', start + 5);
  expect(uses.take(start + 10)).toEqual([{ id: 'a', usedAt: start + 5 }]);
  expect(uses.take(start + 20)).toEqual([]);
  uses.countKey('a', start + 40_000);
  expect(uses.take(start + 40_000)).toEqual([{ id: 'a', usedAt: start + 40_000 }]);
});
