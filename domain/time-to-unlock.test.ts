import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import {
  onFrom,
  sawItBefore,
  sinceTheUnlockMs,
  sinceTheWishMs,
  type TimedGrant,
} from '#domain/time-to-unlock.ts';
import { noon } from '#tests/support/facts.ts';

const later = (ms: number, at = noon) => new Date(at.getTime() + ms);
const inThreeDays = addDays(noon, 3);
const grant: TimedGrant = {
  intentAt: noon,
  createdAt: later(40_000),
  startsAt: later(40_000),
  carriedFrom: null,
};
type Row = [string, Partial<TimedGrant>, Date | null, number | undefined];

describe('since the wish', () => {
  test.each<Row>([
    ['counts from the intent, not from the unlock', {}, later(52_000), 52_000],
    [
      'counts from the start when it was to start later',
      { startsAt: inThreeDays },
      later(9000, inThreeDays),
      9000,
    ],
    ['nothing while no app has seen it', {}, null, undefined],
    ['nothing of what only goes on', { carriedFrom: 'grant-0' }, later(52_000), undefined],
  ])('%s', (_what, changes, firstOnAt, ms) => {
    expect(sinceTheWishMs({ ...grant, ...changes }, firstOnAt)).toBe(ms);
  });
});

describe('since the unlock', () => {
  test.each<Row>([
    ['counts from the unlock, not from the intent', {}, later(52_000), 12_000],
    [
      'counts from the start when it was to start later',
      { startsAt: inThreeDays },
      later(9000, inThreeDays),
      9000,
    ],
    ['nothing while no app has seen it', {}, null, undefined],
    ['a clock that is behind is no time at all', {}, later(39_000), 0],
    ['nothing when it was seen in the round before', { carriedFrom: 'grant-0' }, later(30_000), undefined],
    ['what only goes on and was first seen since', { carriedFrom: 'grant-0' }, later(52_000), 12_000],
  ])('%s', (_what, changes, firstOnAt, ms) => {
    expect(sinceTheUnlockMs({ ...grant, ...changes }, firstOnAt)).toBe(ms);
  });
});

test('an app can get it from the unlock on, or from the start when that is later', () => {
  expect(onFrom(grant)).toEqual(later(40_000));
  expect(onFrom({ ...grant, startsAt: inThreeDays })).toEqual(inThreeDays);
});

test('only what goes on was seen in the round before', () => {
  const carried = { ...grant, carriedFrom: 'grant-0' };
  expect([sawItBefore(grant, noon), sawItBefore(carried, noon)]).toEqual([false, true]);
  expect([sawItBefore(carried, null), sawItBefore(carried, later(52_000))]).toEqual([false, false]);
});
