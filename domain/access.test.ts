import { describe, expect, test } from 'vitest';
import { type AccessFacts, decideAccess, groundInWords, stepsInWords } from '#domain/access.ts';
import { defaultRules } from '#domain/policy.ts';
import { accessFacts, aSentence, openRoundOf } from '#tests/support/facts.ts';

const denying = {
  version: 7,
  rules: [{ text: 'No.', when: [], outcome: { kind: 'deny' as const, reason: 'Not now' } }],
};
const round = openRoundOf({
  status: 'closed',
  seats: { total: 3, taken: 3 },
  maxDays: 10,
  eligibility: [{ field: 'account.region', op: 'in', value: ['US'] }],
});

/** Everything that can be refused is; then one after the other is put right. */
const everythingWrong: AccessFacts = {
  ...accessFacts({
    feature: { stage: 'retired', killed: true },
    account: { archived: true },
    excludedBecause: 'Contract',
    holdsLivingGrant: true,
    policy: denying,
  }),
  round,
};

type Mend = (facts: AccessFacts) => AccessFacts;
const inRound =
  (changes: Partial<typeof round>): Mend =>
  (facts) => ({ ...facts, round: { ...(facts.round ?? round), ...changes } });
const stage =
  (to: AccessFacts['feature']['stage']): Mend =>
  (facts) => ({ ...facts, feature: { ...facts.feature, stage: to } });

const order: readonly (readonly [expected: string, sentence: string, mend: Mend])[] = [
  ['lifecycle', 'Java support is retired.', stage('ga')],
  ['lifecycle', 'Java support is generally available: everyone has it.', stage('beta')],
  [
    'killed',
    'Java support is switched off at the moment.',
    (facts) => ({ ...facts, feature: { ...facts.feature, killed: false } }),
  ],
  ['already_has', 'Acme already has Java support.', (facts) => ({ ...facts, holdsLivingGrant: false })],
  ['lifecycle', 'Java support is not ready for testing yet.', inRound({ status: 'planned' })],
  ['lifecycle', 'Java support is planned and not ready for testing yet.', inRound({ status: 'ready' })],
  [
    'lifecycle',
    'Java support is ready for testing; its beta round 1 has not opened yet.',
    inRound({ status: 'paused' }),
  ],
  ['lifecycle', 'The beta round 1 of Java support is paused.', inRound({ status: 'open' })],
  [
    'excluded',
    'Acme must not get Java support: Contract.',
    (facts) => ({ ...facts, excludedBecause: undefined }),
  ],
  [
    'archived',
    'Acme is archived.',
    (facts) => ({ ...facts, account: { ...facts.account, archived: false } }),
  ],
  [
    'not_eligible',
    'Acme does not meet a condition of beta round 1: in US.',
    (facts) => ({ ...facts, account: { ...facts.account, region: 'US' } }),
  ],
  ['length', 'This round allows 10 days at most.', inRound({ maxDays: 60 })],
  ['policy', 'Not now.', (facts) => ({ ...facts, policy: { version: 7, rules: defaultRules } })],
  ['waitlist', 'All 3 places are taken in beta round 1.', inRound({ seats: { total: 3, taken: 2 } })],
  ['allow', 'Sales unlocks beta features for their own accounts.', (facts) => facts],
];

describe('the order of refusals', () => {
  const steps = order.map(([expected, sentence], mended) => {
    const facts = order.slice(0, mended).reduce((sofar, [, , mend]) => mend(sofar), everythingWrong);
    return [mended, expected, sentence, facts] as const;
  });

  test.each(steps)('with %i put right: %s', (_mended, expected, sentence, facts) => {
    const decision = decideAccess(facts, 30);
    expect(decision.kind === 'deny' ? decision.cause : decision.kind).toBe(expected);
    expect(decision.sentence).toBe(sentence);
    expect(decision.sentence).toMatch(aSentence);
    expect(decision.ground.policyVersion).toBe(7);
  });

  test('a closed round and no round say the same', () => {
    const closed = decideAccess(accessFacts({ round: { status: 'closed' } }), 30);
    expect(decideAccess(accessFacts({ round: 'none' }), 30)).toEqual(closed);
  });
});

describe('the default policy', () => {
  const sellers = ['sales', 'sales_lead'];
  const cases = ['viewer', 'sales', 'sales_lead', 'engineer', 'pm', 'admin'].flatMap((role) =>
    (['alpha', 'beta'] as const).flatMap((kind) =>
      [true, false].map((ownsAccount) => ({
        role,
        kind,
        ownsAccount,
        expected: kind === 'beta' && ownsAccount && sellers.includes(role) ? 'allow' : 'needsApproval',
      })),
    ),
  );

  test.each(cases)(
    '$role, $kind, own account $ownsAccount: $expected',
    ({ role, kind, ownsAccount, expected }) => {
      const decision = decideAccess(
        accessFacts({ round: { kind }, actor: { roles: [role], ownsAccount } }),
        30,
      );
      expect(decision).toMatchObject({ kind: expected, sentence: expect.stringMatching(aSentence) });
      if (decision.kind === 'needsApproval')
        expect(decision.steps).toEqual([{ group: 'feature_pm', quorum: 1 }]);
    },
  );

  test.each([
    ['beta', true, 'Policy 7, rule 1'],
    ['alpha', true, 'Policy 7, rule 2'],
    ['beta', false, 'Policy 7, rule 3'],
  ] as const)('%s, own account %s is decided by %s', (kind, ownsAccount, words) => {
    const decision = decideAccess(accessFacts({ round: { kind }, actor: { ownsAccount } }), 30);
    expect(groundInWords(decision.ground)).toBe(words);
  });

  test.each([
    [60, 'allow'],
    [61, 'deny'],
  ])('the limit of the round holds: %i days: %s', (days, expected) => {
    expect(decideAccess(accessFacts(), days).kind).toBe(expected);
  });
});

describe('rules', () => {
  const deny = {
    text: 'Never on Fridays.',
    when: [],
    outcome: { kind: 'deny' as const, reason: 'It is Friday!' },
  };
  const ask = {
    text: 'The last places ask two people',
    when: [{ field: 'round.seatsLeft' as const, op: 'atMost' as const, value: 2 }],
    outcome: { kind: 'needsApproval' as const, steps: [{ group: 'lead' as const, quorum: 2 }] },
  };

  test("the round's come before the company's", () => {
    const decision = decideAccess(accessFacts({ round: { rules: [deny] } }), 30);
    expect(decision).toMatchObject({ kind: 'deny', cause: 'policy', sentence: 'It is Friday!' });
    expect(decision.ground).toEqual({ ruleText: 'Never on Fridays.', policyVersion: 7, place: undefined });
    expect(groundInWords(decision.ground)).toBe('Policy 7');
  });

  test("the company's decide when none of the round matches", () => {
    const full = decideAccess(accessFacts({ round: { rules: [ask], seats: { total: 5, taken: 2 } } }), 30);
    const reserve = decideAccess(accessFacts({ round: { rules: [ask], seats: { total: 5, taken: 3 } } }), 30);
    expect(full).toMatchObject({ kind: 'allow', ground: { place: 1 } });
    expect(reserve).toMatchObject({ kind: 'needsApproval', sentence: 'The last places ask two people.' });
  });

  test('without a matching rule nothing is allowed', () => {
    expect(decideAccess(accessFacts({ policy: { version: 0, rules: [] } }), 30)).toMatchObject({
      kind: 'deny',
      cause: 'policy',
      sentence: expect.stringMatching(aSentence),
    });
  });

  test('a refusal of the policy is told before a full round', () => {
    const facts = accessFacts({ policy: denying, round: { seats: { total: 1, taken: 1 } } });
    expect(decideAccess(facts, 30)).toMatchObject({ kind: 'deny' });
  });

  test.each([
    [1, 1, 'The only place is taken in beta round 1.'],
    [5, 5, 'All 5 places are taken in beta round 1.'],
    [5, 7, 'All 5 places are taken in beta round 1.'],
  ])('of %i places %i are taken: waitlist', (total, taken, sentence) => {
    const decision = decideAccess(accessFacts({ round: { seats: { total, taken } } }), 30);
    expect(decision).toMatchObject({ kind: 'waitlist', sentence });
  });
});

test('approval steps are told in one sentence', () => {
  expect(
    stepsInWords([
      { group: 'feature_pm', quorum: 1 },
      { group: 'lead', quorum: 1 },
    ]),
  ).toBe("Asks the feature's product manager, then a sales lead of the team.");
  expect(stepsInWords([{ group: 'engineering', quorum: 2 }])).toMatch(aSentence);
});
