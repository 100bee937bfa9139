import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addDays, dayInWords, dayMs, daysInWords } from '#domain/dates.ts';
import {
  type GrantTimes,
  grantEnd,
  grantStart,
  grantState,
  isLiving,
  undoWindowMs,
  unusualStart,
} from '#domain/grants.ts';
import { seatsInWords, seatsLeft } from '#domain/seats.ts';
import { aSentence, noon } from '#tests/support/facts.ts';

const ms = (at: Date, change: number) => new Date(at.getTime() + change);
const startsAt = noon;
const expiresAt = addDays(noon, 30);
const grant: GrantTimes = { startsAt, expiresAt, endedAt: null, endedAs: null };
const endedAt = addDays(noon, 3);
const ended = (endedAs: 'revoked' | 'converted'): GrantTimes => ({ ...grant, endedAt, endedAs });

afterEach(() => vi.unstubAllEnvs());

describe.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Chatham'])(
  'a grant, read in %s',
  (zone) => {
    const cases: readonly (readonly [string, GrantTimes, Date, string])[] = [
      ['1 ms before its start', grant, ms(startsAt, -1), 'scheduled'],
      ['at its start', grant, startsAt, 'active'],
      ['1 ms before its end', grant, ms(expiresAt, -1), 'active'],
      ['at its end', grant, expiresAt, 'expired'],
      ['1 ms after its end', grant, ms(expiresAt, 1), 'expired'],
      ['1 ms before it is revoked', ended('revoked'), ms(endedAt, -1), 'active'],
      ['when it is revoked', ended('revoked'), endedAt, 'revoked'],
      ['long after it was revoked', ended('revoked'), ms(expiresAt, dayMs), 'revoked'],
      ['1 ms before it is converted', ended('converted'), ms(endedAt, -1), 'active'],
      ['when it is converted', ended('converted'), endedAt, 'converted'],
    ];

    test.each(cases)('%s is %4$s', (_name, times, now, expected) => {
      vi.stubEnv('TZ', zone);
      expect(grantState(times, now)).toBe(expected);
      expect(isLiving(times, now)).toBe(expected === 'scheduled' || expected === 'active');
    });

    test.each([
      ['the night clocks go back', '2026-10-24T12:00:00.000Z', '2026-10-25T12:00:00.000Z'],
      ['the night clocks go forward', '2027-03-27T12:00:00.000Z', '2027-03-28T12:00:00.000Z'],
      ['the last night of the year', '2026-12-31T23:59:59.999Z', '2027-01-01T23:59:59.999Z'],
    ])('a day has 24 hours, also %s', (_name, start, end) => {
      vi.stubEnv('TZ', zone);
      expect(grantEnd(new Date(start), 1, { defaultDays: 1, maxDays: 1 })).toEqual(new Date(end));
    });
  },
);

test('a revoked grant stays revoked, and an end never comes back', () => {
  const states = ['scheduled', 'active', 'ended'];
  const rank = (times: GrantTimes, at: Date) => {
    const place = states.indexOf(grantState(times, at));
    return place === -1 ? states.length : place;
  };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.option(fc.integer({ min: 0, max: 1200 })),
      fc.integer({ min: -10, max: 1500 }),
      fc.nat(1000),
      (length, end, at, later) => {
        const times: GrantTimes = {
          startsAt,
          expiresAt: ms(startsAt, length),
          endedAt: end === null ? null : ms(startsAt, end),
          endedAs: end === null ? null : 'revoked',
        };
        expect(rank(times, ms(startsAt, at + later))).toBeGreaterThanOrEqual(rank(times, ms(startsAt, at)));
      },
    ),
  );
});

describe('the end of a grant', () => {
  const limits = { defaultDays: 30, maxDays: 60 };

  test.each([1, 30, 60])('after %i days', (days) => {
    expect(grantEnd(noon, days, limits)).toEqual(ms(noon, days * dayMs));
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 61])('is refused for %s days', (days) => {
    const end = grantEnd(noon, days, limits);
    expect(end).toMatchObject({ ok: false, code: 'invalid' });
    if ('ok' in end) expect(end.sentence).toMatch(aSentence);
  });
});

describe('the start of a grant', () => {
  test.each([
    ['nothing', undefined, noon],
    ['now', noon, noon],
    ['what has passed', ms(noon, -1), noon],
    ['a later moment', ms(noon, 1), ms(noon, 1)],
    ['in 90 days', addDays(noon, 90), addDays(noon, 90)],
  ])('wished as %s', (_name, wished, start) => {
    expect(grantStart(wished, noon)).toEqual(start);
    const later = start > noon ? start.toISOString() : undefined;
    expect(unusualStart(start, noon)).toEqual({ startsAt: later });
  });

  test('is refused further ahead', () => {
    expect(grantStart(ms(addDays(noon, 90), 1), noon)).toEqual({
      ok: false,
      code: 'invalid',
      sentence: 'It can start 90 days from now at the latest.',
    });
  });
});

test('undo is for 15 minutes', () => {
  expect(undoWindowMs).toBe(900_000);
});

test.each([
  [5, 0, 5, '5 places left'],
  [5, 4, 1, '1 place left'],
  [5, 5, 0, 'All 5 places are taken'],
  [1, 1, 0, 'The only place is taken'],
  [2, 3, 0, 'All 2 places are taken'],
])('%i seats, %i taken: %i left, "%s"', (total, taken, left, words) => {
  expect(seatsLeft({ total, taken })).toBe(left);
  expect(seatsInWords({ total, taken })).toBe(words);
});

test.each([
  ['2026-12-22T23:59:59.999Z', 'UTC', '22 Dec'],
  ['2026-12-22T23:59:59.999Z', 'Asia/Tokyo', '23 Dec'],
  ['2027-01-01T00:00:00.000Z', 'UTC', '1 Jan 2027'],
  ['2027-01-01T00:00:00.000Z', 'America/New_York', '31 Dec'],
])('%s in %s is %s', (at, zone, words) => {
  expect(dayInWords(new Date(at), noon, zone)).toBe(words);
});

test('days in words', () => {
  expect([1, 2, 30].map(daysInWords)).toEqual(['1 day', '2 days', '30 days']);
});
