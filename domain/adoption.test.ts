import { describe, expect, test } from 'vitest';
import { type Adoption, adoptionOf, byNudge, lastDays, needsNudge } from './adoption.ts';
import { addDays, addHours } from './dates.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (days: number) => addDays(now, -days);

describe('whether it is used', () => {
  test.each([
    ['planned for later', { onFrom: ago(-2), firstOnAt: null, lastAskedAt: ago(0) }, 'planned', 'not on yet'],
    [
      'just unlocked',
      { onFrom: addHours(now, -23), firstOnAt: null, lastAskedAt: null },
      'fresh',
      'not seen yet',
    ],
    [
      'a day without a sign',
      { onFrom: ago(1), firstOnAt: null, lastAskedAt: null },
      'never',
      'never seen, on for 1 day',
    ],
    [
      'asked before it was on',
      { onFrom: ago(12), firstOnAt: null, lastAskedAt: ago(20) },
      'never',
      'never seen, on for 12 days',
    ],
    ['asked a moment ago', { onFrom: ago(12), firstOnAt: ago(12), lastAskedAt: now }, 'using', 'in use'],
    ['a long weekend', { onFrom: ago(12), firstOnAt: ago(12), lastAskedAt: ago(3) }, 'using', 'in use'],
    [
      'gone quiet',
      { onFrom: ago(12), firstOnAt: ago(12), lastAskedAt: ago(9) },
      'quiet',
      'gone quiet for 9 days',
    ],
    [
      'asked once',
      { onFrom: ago(12), firstOnAt: ago(8), lastAskedAt: ago(8) },
      'quiet',
      'gone quiet for 8 days',
    ],
    [
      'nobody counted since',
      { onFrom: ago(12), firstOnAt: ago(8), lastAskedAt: null },
      'quiet',
      'gone quiet for 8 days',
    ],
  ] as const)('%s', (_what, facts, state, words) => {
    expect(adoptionOf(facts, now)).toMatchObject({ state, words });
  });
});

test('those who need a nudge come first', () => {
  const of = (accountName: string, state: Adoption['state'], silentDays: number, arr = 0) => ({
    ...{ accountName, arr },
    adoption: { state, words: '', silentDays },
  });
  const rows = [
    of('uses, small', 'using', 0, 1),
    of('planned', 'planned', 0, 99),
    of('quiet for 9', 'quiet', 9),
    of('uses, big', 'using', 2, 9),
    of('never, 3 days', 'never', 3, 9),
    of('fresh', 'fresh', 0),
    of('never, 12 days', 'never', 12),
    of('quiet for 20', 'quiet', 20),
  ];
  expect(rows.toSorted(byNudge).map(({ accountName }) => accountName)).toEqual([
    'never, 12 days',
    'never, 3 days',
    'quiet for 20',
    'quiet for 9',
    'fresh',
    'uses, big',
    'uses, small',
    'planned',
  ]);
  expect(rows.filter(({ adoption }) => needsNudge(adoption))).toHaveLength(4);
});

test('days without a count are zero, and the last is today', () => {
  const kept = [
    { day: '2026-11-22', count: 5 },
    { day: '2026-11-20', count: 2 },
    { day: '2026-10-01', count: 9 },
  ];
  expect(lastDays(kept, 4, now)).toEqual([0, 2, 0, 5]);
});
