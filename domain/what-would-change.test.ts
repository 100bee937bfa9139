import { describe, expect, test } from 'vitest';
import { type AccessFacts, decideAccess } from '#domain/access.ts';
import { addDays } from '#domain/dates.ts';
import type { Condition, Rule } from '#domain/policy.ts';
import { defaultRules } from '#domain/policy.ts';
import { whatWouldChange } from '#domain/what-would-change.ts';
import { accessFacts, aSentence, noon } from '#tests/support/facts.ts';

const inWeek = addDays(noon, 7);

function told(facts: AccessFacts, days = 30, opensAt: Date | null = null): string | undefined {
  const decision = decideAccess(facts, days);
  if (decision.kind !== 'deny') throw new Error('It is possible.');
  return whatWouldChange(facts, days, decision, { opensAt, now: noon });
}

const eligible = (...eligibility: Condition[]) => accessFacts({ round: { eligibility } });
const denied = (...when: Condition[]) => {
  const rule: Rule = { text: 'No.', when, outcome: { kind: 'deny', reason: 'Not now.' } };
  return accessFacts({ policy: { version: 7, rules: [rule, ...defaultRules] } });
};

describe('what would change a denial', () => {
  test.each([
    ['no round', accessFacts({ round: 'none' }), 'Its product manager plans a round for it first.'],
    [
      'planned',
      accessFacts({ round: { status: 'planned' } }),
      'Its engineer says first that it is ready for testing.',
    ],
    ['ready', accessFacts({ round: { status: 'ready' } }), 'Its product manager opens the round.'],
    ['paused', accessFacts({ round: { status: 'paused' } }), 'It goes on as soon as the round is resumed.'],
    [
      'killed',
      accessFacts({ feature: { killed: true } }),
      'It comes back as soon as the kill switch is lifted.',
    ],
    [
      'excluded',
      accessFacts({ excludedBecause: 'Contract' }),
      'A product manager or an admin can lift the exclusion.',
    ],
    [
      'archived',
      accessFacts({ account: { archived: true } }),
      'Bring the account back from the archive first.',
    ],
  ])('%s', (_why, facts, sentence) => {
    expect(told(facts)).toBe(sentence);
  });

  test.each([
    ['retired', accessFacts({ feature: { stage: 'retired' } })],
    ['everyone has it', accessFacts({ feature: { stage: 'ga' } })],
    ['they have it', accessFacts({ holdsLivingGrant: true })],
  ])('nothing, because %s', (_why, facts) => {
    expect(told(facts)).toBeUndefined();
  });

  test('the day on which the round is planned to open, while it is to come', () => {
    const planned = accessFacts({ round: { status: 'planned' } });
    const engineer = 'Its engineer says first that it is ready for testing.';
    expect(told(planned, 30, inWeek)).toBe(`The round is planned to open on 29 Nov. ${engineer}`);
    expect(told(planned, 30, addDays(noon, -1))).toBe(engineer);
  });

  test('fewer days', () => {
    expect(told(accessFacts(), 61)).toBe('Ask for 60 days or fewer.');
  });
});

const conditions: readonly (readonly [Condition, string])[] = [
  [
    { field: 'account.tier', op: 'in', value: ['Starter', 'Business'] },
    'The Starter or Business plan would change that.',
  ],
  [
    { field: 'account.tier', op: 'notIn', value: ['Enterprise'] },
    'Another plan than Enterprise would change that.',
  ],
  [{ field: 'account.type', op: 'in', value: ['internal'] }, 'Being internal would change that.'],
  [{ field: 'account.type', op: 'notIn', value: ['customer'] }, 'Not being a customer would change that.'],
  [
    { field: 'account.arr', op: 'atLeast', value: 90_000 },
    'Being worth $90,000 a year or more would change that.',
  ],
  [
    { field: 'account.arr', op: 'atMost', value: 10_000 },
    'Being worth $10,000 a year or less would change that.',
  ],
  [{ field: 'account.region', op: 'in', value: ['US'] }, 'Being in US would change that.'],
  [{ field: 'account.region', op: 'notIn', value: ['EU'] }, 'Being outside EU would change that.'],
  [{ field: 'account.tags', op: 'in', value: ['pilot'] }, 'The tag pilot would change that.'],
  [{ field: 'account.tags', op: 'notIn', value: ['java'] }, 'Taking the tag java away would change that.'],
  [
    { field: 'actor.role', op: 'in', value: ['pm'] },
    'An ask by somebody with the role Product manager would change that.',
  ],
  [
    { field: 'actor.role', op: 'notIn', value: ['sales'] },
    'An ask by somebody with another role than Sales would change that.',
  ],
  [
    { field: 'actor.ownsAccount', op: 'is', value: false },
    "An ask by somebody else than the account's owner would change that.",
  ],
  [
    { field: 'actor.sameTeam', op: 'is', value: false },
    "An ask from outside the account's team would change that.",
  ],
  [
    { field: 'actor.liveGrants', op: 'atMost', value: 1 },
    'Holding at most 1 living unlock yourself would change that.',
  ],
  [
    { field: 'actor.liveGrants', op: 'atLeast', value: 5 },
    'Holding at least 5 living unlocks yourself would change that.',
  ],
  [{ field: 'request.days', op: 'atMost', value: 14 }, 'Ask for 14 days or fewer.'],
  [{ field: 'request.days', op: 'atLeast', value: 45 }, 'Ask for 45 days or more.'],
];

describe('a condition of the round that is not met', () => {
  test.each(conditions)('%o', (condition, sentence) => {
    expect(told(eligible(condition))).toBe(sentence);
    expect(sentence).toMatch(aSentence);
  });

  test('several are told together, with the length', () => {
    const both = eligible(
      { field: 'account.tier', op: 'in', value: ['Starter'] },
      { field: 'account.region', op: 'in', value: ['US'] },
    );
    expect(told(both, 90)).toBe(
      'The Starter plan and being in US would change that. Ask for 60 days or fewer.',
    );
  });

  test('what nobody who asks can change is not proposed', () => {
    expect(told(eligible({ field: 'round.seatsLeft', op: 'atLeast', value: 9 }))).toBeUndefined();
    expect(told(eligible({ field: 'feature.key', op: 'in', value: ['other'] }))).toBeUndefined();
  });

  test('nor is what would be denied all the same', () => {
    const facts = eligible({ field: 'request.days', op: 'atLeast', value: 61 });
    expect(told(facts)).toBeUndefined();
  });
});

describe('a rule that denies', () => {
  test.each([
    [denied({ field: 'request.days', op: 'atLeast', value: 15 }), 'Ask for 14 days or fewer.'],
    [
      denied({ field: 'actor.liveGrants', op: 'atLeast', value: 2 }),
      'Holding at most 1 living unlock yourself would change that.',
    ],
    [
      denied({ field: 'account.tags', op: 'in', value: ['java'] }),
      'Taking the tag java away would change that.',
    ],
    [
      denied(
        { field: 'round.kind', op: 'in', value: ['beta'] },
        { field: 'account.region', op: 'in', value: ['EU'] },
      ),
      'Being outside EU would change that.',
    ],
    [denied(), 'A rule of the policy would have to change.'],
    [
      denied({ field: 'round.kind', op: 'in', value: ['beta'] }),
      'A rule of the policy would have to change.',
    ],
    [accessFacts({ policy: { version: 7, rules: [] } }), 'A rule of the policy would have to change.'],
  ])('%#', (facts, sentence) => {
    expect(told(facts)).toBe(sentence);
  });
});
