import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import type { RequestStatus } from '#domain/requests.ts';
import { dueFree, holdsOffer, lineAt, offerLapsed, placeOf, type Waiting } from '#domain/waitlist.ts';
import { noon } from '#tests/support/facts.ts';

const day = (days: number) => addDays(noon, days);
const waiting = (id: string, since: number, changes: Partial<Waiting> = {}): Waiting => ({
  id,
  status: 'waitlisted',
  createdAt: noon,
  waitsSince: day(since),
  waitPlace: null,
  offeredUntil: null,
  barred: false,
  ...changes,
});
const offered = (id: string, until: number, changes: Partial<Waiting> = {}) =>
  waiting(id, -20, { status: 'offered', offeredUntil: day(until), ...changes });
const ids = (line: readonly { id: string }[]) => line.map(({ id }) => id);

describe('an offer', () => {
  const statuses: readonly RequestStatus[] = ['pending', 'approved', 'rejected', 'cancelled', 'waitlisted'];

  test.each([
    ['before its end', 1, true],
    ['at its end', 0, false],
    ['after it', -1, false],
  ])('%s: holds %s', (_when, until, holds) => {
    expect(holdsOffer(offered('one', until), noon)).toBe(holds);
    expect(offerLapsed(offered('one', until), noon)).toBe(!holds);
  });

  test.each(statuses)('is no offer when the request is %s', (status) => {
    const one = offered('one', 5, { status });
    expect([holdsOffer(one, noon), offerLapsed(one, noon)]).toEqual([false, false]);
  });
});

describe('the line', () => {
  const lines: readonly (readonly [string, readonly Waiting[], readonly string[]])[] = [
    ['first come, first', [waiting('b', -1), waiting('a', -2)], ['a', 'b']],
    ['at the same moment the id decides', [waiting('b', -1), waiting('a', -1)], ['a', 'b']],
    [
      'those who were put come first, in their order',
      [waiting('early', -9), waiting('second', -1, { waitPlace: 2 }), waiting('first', -1, { waitPlace: 1 })],
      ['first', 'second', 'early'],
    ],
    [
      'an offer that is over stands behind those who wait since before its end',
      [offered('lapsed', -1), waiting('since', -2), waiting('placed', 0, { waitPlace: 9 })],
      ['placed', 'since', 'lapsed'],
    ],
    [
      'and before whoever came after its end',
      [waiting('late', -0.5), offered('lapsed', -1)],
      ['lapsed', 'late'],
    ],
    [
      'the place that it was put at before counts no more',
      [offered('lapsed', -1, { waitPlace: 1 }), waiting('other', -2)],
      ['other', 'lapsed'],
    ],
    [
      'whoever can not have it keeps nobody waiting',
      [waiting('barred', -9, { barred: true }), offered('also', -1, { barred: true }), waiting('other', -2)],
      ['other'],
    ],
    [
      'others do not stand in it',
      [
        ...(['pending', 'approved', 'rejected', 'cancelled'] as const).map((status) =>
          waiting(status, -5, { status }),
        ),
        offered('held', 1),
        waiting('one', -2),
      ],
      ['one'],
    ],
  ];

  test.each(lines)('%s', (_rule, requests, order) => {
    const line = lineAt(requests, noon);
    expect(ids(line.waiting)).toEqual(order);
    expect(order.map((id) => placeOf(line, id))).toEqual(order.map((_id, index) => index + 1));
  });

  test('those for whom a place is held stand apart, also when they can not take it', () => {
    const line = lineAt([offered('a', 1), offered('b', 1, { barred: true }), offered('c', -1)], noon);
    expect([ids(line.offered), ids(line.waiting)]).toEqual([['a', 'b'], ['c']]);
    expect(placeOf(line, 'a')).toBeUndefined();
  });
});

describe('when a place is due to be free', () => {
  const ends = [day(30), day(10), day(20)];

  test.each([
    ['the first in line waits for the first end', { seats: 3, ends, offers: 0 }, 1, day(10)],
    ['the third for the third', { seats: 3, ends, offers: 0 }, 3, day(30)],
    ['the fourth for none that is known', { seats: 3, ends, offers: 0 }, 4, undefined],
    ['a place that is held is taken', { seats: 4, ends, offers: 1 }, 1, day(10)],
    ['a free place needs no waiting', { seats: 5, ends, offers: 1 }, 1, undefined],
    ['and is taken by whoever is ahead', { seats: 4, ends, offers: 0 }, 2, day(10)],
    ['more taken than there are: the first end frees none', { seats: 2, ends, offers: 0 }, 1, day(20)],
    ['nobody has it', { seats: 1, ends: [], offers: 1 }, 1, undefined],
  ])('%s', (_rule, round, place, due) => {
    expect(dueFree(round, place)).toEqual(due);
  });
});
