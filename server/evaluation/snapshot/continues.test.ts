import { expect, test } from 'vitest';
import { continues } from './rows.ts';

const known = { revision: 7, epoch: 'one', wal: 1_000 };

test.each([
  ['nothing changed', known, true],
  ['the revision went on', { ...known, revision: 8, wal: 1_200 }, true],
  ['the revision went back', { ...known, revision: 6 }, false],
  ['the epoch is another', { ...known, revision: 9, epoch: 'two' }, false],
  ['the log went back while the revision went on', { ...known, revision: 9, wal: 900 }, false],
  ['the log is not known any more', { ...known, wal: null }, true],
])('%s', (_what, position, expected) => {
  expect(continues(known, position)).toBe(expected);
});
