import { expect, test } from 'vitest';
import { byDeal } from '#domain/by-deal.ts';
import { addDays } from '#domain/dates.ts';
import { noon } from '#tests/support/facts.ts';

const deal = (
  id: string,
  dealValue: number | null,
  dealCloseDate: string | null = null,
  since: Date | null = noon,
) => ({ id, dealValue, dealCloseDate, since });
const before = (days: number) => addDays(noon, -days);

test.each([
  [
    'worth most first, nothing after that, unknown last',
    [deal('none', null), deal('zero', 0), deal('one', 1), deal('two', 2)],
    ['two', 'one', 'zero', 'none'],
  ],
  [
    'then what closes first, unknown last',
    [deal('never', 5), deal('march', 5, '2027-03-01'), deal('january', 5, '2027-01-15')],
    ['january', 'march', 'never'],
  ],
  [
    'then who asked or waits longest, unknown last',
    [deal('some day', 5, null, null), deal('new', 5, null, before(1)), deal('old', 5, null, before(3))],
    ['old', 'new', 'some day'],
  ],
  [
    'then the id',
    [deal('d', 3, null, null), deal('c', 3, null, null), deal('b', 3), deal('a', 3)],
    ['a', 'b', 'c', 'd'],
  ],
])('%s', (_rule, asking, order) => {
  for (const given of [asking, asking.toReversed()])
    expect(byDeal(given, (one) => one.since).map(({ id }) => id)).toEqual(order);
});
