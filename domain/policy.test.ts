import { describe, expect, test } from 'vitest';
import { decideAccess } from '#domain/access.ts';
import { conditionInWords } from '#domain/conditions-in-words.ts';
import { conditionSchema, ruleSchema } from '#domain/inputs/policy.ts';
import { type Condition, defaultRules, firstMatch, holds, type PolicyFacts } from '#domain/policy.ts';
import { accessFacts, aSentence, policyFacts } from '#tests/support/facts.ts';

type Case = readonly [
  condition: Condition,
  words: string,
  met: Partial<PolicyFacts>,
  missed: Partial<PolicyFacts>,
];

const cases: readonly Case[] = [
  [
    { field: 'actor.role', op: 'in', value: ['sales', 'pm'] },
    'asked by Sales or Product manager',
    { 'actor.role': ['viewer', 'pm'] },
    { 'actor.role': ['viewer'] },
  ],
  [
    { field: 'actor.role', op: 'notIn', value: ['engineer'] },
    'not asked by Engineer',
    { 'actor.role': [] },
    { 'actor.role': ['sales', 'engineer'] },
  ],
  [
    { field: 'actor.ownsAccount', op: 'is', value: true },
    "asked by the account's owner",
    { 'actor.ownsAccount': true },
    { 'actor.ownsAccount': false },
  ],
  [
    { field: 'actor.sameTeam', op: 'is', value: false },
    "asked from outside the account's team",
    { 'actor.sameTeam': false },
    { 'actor.sameTeam': true },
  ],
  [
    { field: 'actor.liveGrants', op: 'atMost', value: 1 },
    'the seller holds at most 1 living unlock',
    { 'actor.liveGrants': 1 },
    { 'actor.liveGrants': 2 },
  ],
  [
    { field: 'account.tier', op: 'in', value: ['Business', 'Enterprise'] },
    'Business or Enterprise plan',
    { 'account.tier': 'Enterprise' },
    { 'account.tier': 'Starter' },
  ],
  [
    { field: 'account.type', op: 'notIn', value: ['internal'] },
    'not internal',
    { 'account.type': 'prospect' },
    { 'account.type': 'internal' },
  ],
  [
    { field: 'account.arr', op: 'atLeast', value: 50_000 },
    'worth $50,000 or more a year',
    { 'account.arr': 50_000 },
    { 'account.arr': 49_999 },
  ],
  [
    { field: 'account.region', op: 'in', value: ['EU', 'UK', 'US'] },
    'in EU, UK or US',
    { 'account.region': 'UK' },
    { 'account.region': 'eu' },
  ],
  [
    { field: 'account.tags', op: 'in', value: ['java'] },
    'tagged java',
    { 'account.tags': ['go', 'java'] },
    { 'account.tags': [] },
  ],
  [
    { field: 'account.tags', op: 'notIn', value: ['java', 'go'] },
    'not tagged java or go',
    { 'account.tags': [] },
    { 'account.tags': ['rust', 'go'] },
  ],
  [
    { field: 'round.kind', op: 'in', value: ['alpha'] },
    'alpha rounds',
    { 'round.kind': 'alpha' },
    { 'round.kind': 'beta' },
  ],
  [
    { field: 'round.seatsLeft', op: 'atLeast', value: 2 },
    '2 or more places left',
    { 'round.seatsLeft': 2 },
    { 'round.seatsLeft': 1 },
  ],
  [
    { field: 'request.days', op: 'atMost', value: 30 },
    'for at most 30 days',
    { 'request.days': 30 },
    { 'request.days': 31 },
  ],
  [
    { field: 'feature.key', op: 'notIn', value: ['java-support'] },
    'not java-support',
    { 'feature.key': 'go-support' },
    { 'feature.key': 'java-support' },
  ],
];

test('every field of the catalogue is tried', () => {
  expect(new Set(cases.map(([condition]) => condition.field))).toEqual(new Set(Object.keys(policyFacts())));
});

describe.each(cases)('$field $op $value', (condition, words, met, missed) => {
  test('holds exactly when it should', () => {
    expect(holds(condition, policyFacts(met))).toBe(true);
    expect(holds(condition, policyFacts(missed))).toBe(false);
  });
  test('is well formed, and read as words', () => {
    expect(conditionSchema.parse(condition)).toEqual(condition);
    expect(conditionInWords(condition)).toBe(words);
  });
});

describe('eligibility', () => {
  const ofAccount: readonly (readonly [Condition, boolean])[] = [
    [{ field: 'account.tier', op: 'in', value: ['Enterprise'] }, true],
    [{ field: 'account.tier', op: 'notIn', value: ['Enterprise'] }, false],
    [{ field: 'account.type', op: 'in', value: ['customer'] }, true],
    [{ field: 'account.arr', op: 'atLeast', value: 50_001 }, false],
    [{ field: 'account.arr', op: 'atMost', value: 50_000 }, true],
    [{ field: 'account.region', op: 'in', value: ['US', 'EU'] }, true],
    [{ field: 'account.tags', op: 'in', value: ['go'] }, false],
    [{ field: 'account.tags', op: 'notIn', value: ['go'] }, true],
    [{ field: 'actor.role', op: 'in', value: ['sales'] }, true],
    [{ field: 'actor.ownsAccount', op: 'is', value: false }, false],
    [{ field: 'actor.sameTeam', op: 'is', value: true }, true],
    [{ field: 'actor.liveGrants', op: 'atMost', value: 1 }, false],
    [{ field: 'round.kind', op: 'notIn', value: ['beta'] }, false],
    [{ field: 'round.seatsLeft', op: 'atLeast', value: 3 }, false],
    [{ field: 'request.days', op: 'atMost', value: 29 }, false],
    [{ field: 'feature.key', op: 'in', value: ['java-support'] }, true],
  ];

  test.each(ofAccount)('%o lets them in: %s', (condition, eligible) => {
    const decision = decideAccess(accessFacts({ round: { eligibility: [condition] } }), 30);
    expect(decision.kind).toBe(eligible ? 'allow' : 'deny');
    expect(decision.sentence).toMatch(aSentence);
    if (decision.kind === 'deny') expect(decision.cause).toBe('not_eligible');
  });

  test('every condition must hold', () => {
    const eligibility = ofAccount.filter(([, eligible]) => eligible).map(([condition]) => condition);
    expect(decideAccess(accessFacts({ round: { eligibility } }), 30).kind).toBe('allow');
  });
});

describe('the first rule whose conditions all hold', () => {
  const allow = { kind: 'allow' as const };
  const alpha: Condition = { field: 'round.kind', op: 'in', value: ['alpha'] };
  const europe: Condition = { field: 'account.region', op: 'in', value: ['EU'] };

  test('wins, whatever comes after it', () => {
    const rules = [
      { text: 'One.', when: [europe, alpha], outcome: allow },
      { text: 'Two.', when: [europe], outcome: allow },
      { text: 'Three.', when: [], outcome: allow },
    ];
    expect(firstMatch(rules, policyFacts())).toEqual({ rule: rules[1], place: 2 });
    expect(firstMatch(rules, policyFacts({ 'round.kind': 'alpha' }))?.place).toBe(1);
    expect(firstMatch(rules, policyFacts({ 'account.region': 'US' }))?.place).toBe(3);
  });

  test('is none when none holds', () => {
    expect(firstMatch([], policyFacts())).toBeUndefined();
    expect(firstMatch([{ text: 'One.', when: [alpha], outcome: allow }], policyFacts())).toBeUndefined();
  });
});

describe('the schema', () => {
  test('takes the default rules', () => {
    expect(defaultRules.map((rule) => ruleSchema.parse(rule))).toEqual(defaultRules);
  });

  test.each([
    ['an unknown field', { field: 'account.shoeSize', op: 'in', value: ['44'] }],
    ['a field of the prototype', { field: '__proto__', op: 'in', value: ['x'] }],
    ['an op of another type', { field: 'account.arr', op: 'in', value: ['5'] }],
    ['an unknown op', { field: 'account.tier', op: 'like', value: ['Enterprise'] }],
    ['a value of another type', { field: 'account.arr', op: 'atLeast', value: '5' }],
    ['a negative amount', { field: 'account.arr', op: 'atLeast', value: -1 }],
    ['half an amount', { field: 'round.seatsLeft', op: 'atLeast', value: 1.5 }],
    ['no number', { field: 'request.days', op: 'atMost', value: Number.NaN }],
    ['an endless amount', { field: 'request.days', op: 'atMost', value: Number.POSITIVE_INFINITY }],
    ['an unknown tier', { field: 'account.tier', op: 'in', value: ['Gold'] }],
    ['an unknown role', { field: 'actor.role', op: 'in', value: ['root'] }],
    ['an empty list', { field: 'account.region', op: 'in', value: [] }],
    ['an empty word', { field: 'account.tags', op: 'in', value: [''] }],
    ['a word with NUL', { field: 'account.tags', op: 'in', value: ['a\u0000b'] }],
    ['half a character', { field: 'account.tags', op: 'in', value: ['\ud800'] }],
    ['a word as a flag', { field: 'actor.ownsAccount', op: 'is', value: 'true' }],
    ['one thing too many', { field: 'actor.ownsAccount', op: 'is', value: true, or: 'else' }],
    ['no value', { field: 'actor.ownsAccount', op: 'is' }],
    ['nothing', null],
  ])('refuses a condition with %s', (_name, condition) => {
    expect(conditionSchema.safeParse(condition).success).toBe(false);
  });

  test.each([
    ['an unknown outcome', { text: 'One.', when: [], outcome: { kind: 'maybe' } }],
    ['no steps', { text: 'One.', when: [], outcome: { kind: 'needsApproval', steps: [] } }],
    [
      'a quorum of nobody',
      { text: 'One.', when: [], outcome: { kind: 'needsApproval', steps: [{ group: 'lead', quorum: 0 }] } },
    ],
    [
      'an unknown group',
      { text: 'One.', when: [], outcome: { kind: 'needsApproval', steps: [{ group: 'board', quorum: 1 }] } },
    ],
    ['a refusal without a reason', { text: 'One.', when: [], outcome: { kind: 'deny', reason: '  ' } }],
    ['no text', { text: ' ', when: [], outcome: { kind: 'allow' } }],
    ['a text with NUL', { text: 'a\u0000', when: [], outcome: { kind: 'allow' } }],
    ['a text without end', { text: 'x'.repeat(201), when: [], outcome: { kind: 'allow' } }],
  ])('refuses a rule with %s', (_name, rule) => {
    expect(ruleSchema.safeParse(rule).success).toBe(false);
  });
});
