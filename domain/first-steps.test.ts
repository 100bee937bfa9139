import { describe, expect, test } from 'vitest';
import { firstSteps, type YoungHouse } from '#domain/first-steps.ts';
import type { RoundStatus } from '#domain/lifecycle.ts';
import { acme, javaSupport } from '#tests/support/facts.ts';

const empty: YoungHouse = {
  feature: undefined,
  account: undefined,
  unlock: undefined,
  unlocks: 0,
  asked: false,
};
const withRound = (round: RoundStatus | null) => ({ ...empty, feature: { ...javaSupport, round } });
const unlocked = { ...empty, unlock: { feature: javaSupport, account: acme }, unlocks: 1 };

describe('the first steps', () => {
  test.each<[string, YoungHouse, object]>([
    ['nothing is there', empty, { feature: 'create', account: false, unlock: 'waits', untouched: true }],
    ['a customer', { ...empty, account: acme }, { feature: 'create', account: true, unlock: 'waits' }],
    ['a feature', withRound(null), { feature: 'plan', account: false, untouched: false }],
    ['a planned round', withRound('planned'), { feature: 'mark_ready', unlock: 'waits' }],
    ['a round that is ready', withRound('ready'), { feature: 'open', unlock: 'waits' }],
    ['an open round', withRound('open'), { feature: 'done', unlock: 'waits' }],
    ['a closed round', withRound('closed'), { feature: 'plan' }],
    ['both', { ...withRound('open'), account: acme }, { feature: 'done', account: true, unlock: 'next' }],
    ['an unlock', unlocked, { feature: 'done', account: true, unlock: 'done' }],
  ])('%s', (_what, house, steps) => {
    expect(firstSteps(house)).toMatchObject(steps);
  });

  test('are over when an app asks or several were unlocked', () => {
    expect(firstSteps({ ...unlocked, asked: true })).toBeUndefined();
    expect(firstSteps({ ...unlocked, unlocks: 4 })).toBeUndefined();
    expect(firstSteps({ ...empty, asked: true })).toBeDefined();
  });
});
