import { expect, test } from 'vitest';
import { type Condition, defaultRules, type Rule } from '#domain/policy.ts';
import { policyFieldNames, usualCondition } from '#domain/policy-fields.ts';
import { ruleInWords } from '#domain/rules-in-words.ts';
import { aSentence, policyFacts } from '#tests/support/facts.ts';

const allow = { kind: 'allow' as const };

test('the default policy', () => {
  expect(defaultRules.map(ruleInWords)).toEqual([
    'When asked by Sales or Sales lead for their own account, in beta rounds: unlock at once.',
    "When asked in alpha rounds: ask the feature's product manager.",
    "In every case: ask the feature's product manager.",
  ]);
});

test.each<[Condition[], Rule['outcome'], string]>([
  [
    [
      { field: 'request.days', op: 'atMost', value: 30 },
      { field: 'account.region', op: 'in', value: ['EU', 'UK'] },
      { field: 'actor.role', op: 'in', value: ['sales'] },
    ],
    allow,
    'When asked by Sales for an account in EU or UK, for at most 30 days: unlock at once.',
  ],
  [
    [{ field: 'account.type', op: 'in', value: ['internal'] }],
    allow,
    'When asked for an internal account: unlock at once.',
  ],
  [
    [{ field: 'account.type', op: 'in', value: ['customer', 'internal'] }],
    allow,
    'When asked for a customer or internal account: unlock at once.',
  ],
  [
    [{ field: 'round.seatsLeft', op: 'atMost', value: 1 }],
    {
      kind: 'needsApproval',
      steps: [
        { group: 'lead', quorum: 2 },
        { group: 'engineering', quorum: 1 },
      ],
    },
    'When at most 1 place is left: ask 2 sales leads of the team, then an engineer.',
  ],
  [
    [{ field: 'actor.liveGrants', op: 'atLeast', value: 4 }],
    { kind: 'deny', reason: 'Your budget is used up.' },
    'When the seller holds 4 or more living unlocks: refuse: “Your budget is used up”.',
  ],
  [
    [
      { field: 'account.arr', op: 'atLeast', value: 50_000 },
      { field: 'account.tier', op: 'notIn', value: ['Starter'] },
      { field: 'actor.liveGrants', op: 'atMost', value: 3 },
      { field: 'round.seatsLeft', op: 'atLeast', value: 2 },
    ],
    allow,
    'When asked for an account not on the Starter plan, worth $50,000 or more a year, while 2 or more places are left and the seller holds at most 3 living unlocks: unlock at once.',
  ],
])('%o', (when, outcome, words) => {
  expect(ruleInWords({ when, outcome })).toBe(words);
});

test('what is still being written reads as such', () => {
  const when: Condition[] = [
    { field: 'feature.key', op: 'in', value: [] },
    { field: 'actor.role', op: 'in', value: [] },
  ];
  expect(ruleInWords({ when, outcome: allow })).toBe('When asked by … for …: unlock at once.');
});

test('every field can be said alone', () => {
  expect(new Set(policyFieldNames)).toEqual(new Set(Object.keys(policyFacts())));
  for (const field of policyFieldNames) {
    const words = ruleInWords({ when: [usualCondition(field)], outcome: allow });
    expect(words).toMatch(aSentence);
    expect(words).toMatch(/^When \S.*: unlock at once\.$/);
  }
});
