import { describe, expect, test } from 'vitest';
import { addDays, addHours } from './dates.ts';
import { type LineSpan, seatsOverTime } from './seats-over-time.ts';

const openedAt = new Date('2026-11-01T09:00:00Z');
const now = new Date('2026-11-04T12:00:00Z');
const round = { openedAt, closedAt: null };
const at = (days: number, hours = 0) => addHours(addDays(openedAt, days), hours);
const waits: LineSpan = { waitsSince: at(1), offeredAt: null, offeredUntil: null, decidedAt: null };

const told = (
  grants: readonly { from: Date; to: Date }[],
  line: readonly LineSpan[] = [],
  within: { openedAt: Date; closedAt: Date | null } = round,
) => seatsOverTime(within, grants, line, now).map(({ taken, offered, waiting }) => [taken, offered, waiting]);

describe('each day of the round', () => {
  test('is named in UTC, from the first to today', () => {
    expect(seatsOverTime(round, [], [], now).map(({ day }) => day)).toEqual([
      '2026-11-01',
      '2026-11-02',
      '2026-11-03',
      '2026-11-04',
    ]);
  });

  test.each([
    ['nothing', [], [0, 0, 0, 0]],
    ['one that lasts', [{ from: at(1), to: at(90) }], [0, 1, 1, 1]],
    ['one that ended', [{ from: at(0), to: at(2) }], [1, 1, 0, 0]],
    [
      'one that ends at the very end of a day',
      [{ from: at(0), to: new Date('2026-11-02T00:00:00Z') }],
      [1, 0, 0, 0],
    ],
    ['one that came and went within a day', [{ from: at(1), to: at(1, 2) }], [0, 0, 0, 0]],
    ['one of later today', [{ from: addHours(now, 1), to: at(90) }], [0, 0, 0, 0]],
  ])('counts grants: %s', (_what, grants, taken) => {
    expect(told(grants).map(([one]) => one)).toEqual(taken);
  });

  test.each<[string, Partial<LineSpan>, readonly (readonly [number, number])[]]>([
    [
      'who waits',
      {},
      [
        [0, 0],
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    ],
    [
      'who was answered',
      { decidedAt: at(2) },
      [
        [0, 0],
        [0, 1],
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'for whom one is held',
      { offeredAt: at(2), offeredUntil: at(9) },
      [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 0],
      ],
    ],
    [
      'whose offer lapsed',
      { offeredAt: at(1), offeredUntil: at(2) },
      [
        [0, 0],
        [1, 0],
        [0, 1],
        [0, 1],
      ],
    ],
    [
      'who took it',
      { offeredAt: at(1), offeredUntil: at(9), decidedAt: at(2) },
      [
        [0, 0],
        [1, 0],
        [0, 0],
        [0, 0],
      ],
    ],
  ])('counts the line: %s', (_what, changes, standing) => {
    expect(told([], [{ ...waits, ...changes }]).map(([, offered, waiting]) => [offered, waiting])).toEqual(
      standing,
    );
  });
});

test('a round that is over ends with its last day, as it stood before it closed', () => {
  const closedAt = at(2);
  expect(told([{ from: at(0), to: closedAt }], [], { openedAt, closedAt })).toEqual([
    [1, 0, 0],
    [1, 0, 0],
    [1, 0, 0],
  ]);
});

test('a long round is told in longer steps that end today', () => {
  const days = seatsOverTime({ openedAt: addDays(now, -200), closedAt: null }, [], [], now);
  expect(days.length).toBeLessThanOrEqual(62);
  expect(days.at(-1)?.day).toBe('2026-11-04');
  expect(days.at(-2)?.day).toBe('2026-10-31');
});

test('a round that is not open yet has no days', () => {
  expect(seatsOverTime({ openedAt: addDays(now, 1), closedAt: null }, [], [], now)).toEqual([]);
});
