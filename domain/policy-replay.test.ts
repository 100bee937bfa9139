import { describe, expect, test } from 'vitest';
import { defaultRules, type PolicyFacts, type Rule } from '#domain/policy.ts';
import { askOf, replay } from '#domain/policy-replay.ts';
import { accessFacts, policyFacts } from '#tests/support/facts.ts';

const ofRound: Rule = {
  text: 'The round asks.',
  when: [],
  outcome: { kind: 'deny', reason: 'Closed shop.' },
};

describe('what is kept of an ask', () => {
  test.each([
    ['allowed', accessFacts(), 'allow', false],
    ['asked', accessFacts({ actor: { ownsAccount: false } }), 'needsApproval', false],
    ['waiting', accessFacts({ round: { seats: { total: 3, taken: 3 } } }), 'waitlist', false],
    ['refused by a rule of the round', accessFacts({ round: { rules: [ofRound] } }), 'deny', true],
    ['refused for want of a rule', accessFacts({ policy: { version: 3, rules: [] } }), 'deny', false],
  ] as const)('%s', (_name, facts, outcome, byRound) => {
    expect(askOf(facts, 30)).toMatchObject({ outcome, byRound, policyVersion: facts.policy.version });
  });

  test('is what the policy looked at, and the rule', () => {
    expect(askOf(accessFacts(), 14)).toMatchObject({
      facts: { 'request.days': 14, 'actor.liveGrants': 2, 'round.seatsLeft': 2 },
      ruleText: defaultRules[0]?.text,
    });
  });

  test.each([
    ['a kill switch', accessFacts({ feature: { killed: true } })],
    ['an exclusion', accessFacts({ excludedBecause: 'Contract' })],
    ['no round', accessFacts({ round: 'none' })],
    ['a length beyond the round', accessFacts({ round: { maxDays: 10 } })],
    [
      'eligibility',
      accessFacts({ round: { eligibility: [{ field: 'account.arr', op: 'atLeast', value: 1e9 }] } }),
    ],
  ])('is nothing when %s answered before any rule', (_name, facts) => {
    expect(askOf(facts, 30)).toBeUndefined();
  });
});

describe('a replay', () => {
  const ask = (changes: Partial<PolicyFacts>, byRound = false) => ({ facts: policyFacts(changes), byRound });
  const open: Rule = { text: 'Everything at once.', when: [], outcome: { kind: 'allow' } };
  const shut: Rule = { text: 'Nothing.', when: [], outcome: { kind: 'deny', reason: 'No.' } };
  const lead: Rule = {
    text: 'Ask a lead.',
    when: [],
    outcome: { kind: 'needsApproval', steps: [{ group: 'lead', quorum: 1 }] },
  };
  const asks = [ask({}), ask({ 'round.kind': 'alpha' }), ask({ 'actor.ownsAccount': false })];
  const counted = (draft: readonly Rule[], tried = asks) => {
    const found = replay(tried, defaultRules, draft);
    return [found.newlyAllowed.length, found.newlyAsked.length, found.newlyDenied.length, found.unchanged];
  };

  test.each([
    ['the same rules change nothing', defaultRules, [0, 0, 0, 3]],
    ['everything at once', [open], [2, 0, 0, 1]],
    ['nothing at all', [shut], [0, 0, 3, 0]],
    ['no rules', [], [0, 0, 3, 0]],
    ['somebody else is asked', [lead], [0, 3, 0, 0]],
  ] as const)('%s', (_name, draft, expected) => {
    expect(counted(draft)).toEqual(expected);
  });

  test('another text with the same outcome changes nothing', () => {
    expect(counted(defaultRules.map((rule) => ({ ...rule, text: 'Said otherwise.' })))).toEqual([0, 0, 0, 3]);
  });

  test('what a rule of the round decided stays as it was', () => {
    expect(counted([shut], [ask({}, true), ask({})])).toEqual([0, 0, 1, 1]);
  });

  test('says from which rule to which', () => {
    const [turned] = replay(asks.slice(0, 1), defaultRules, [shut]).newlyDenied;
    expect(turned).toMatchObject({
      from: { outcome: 'allow', ruleText: defaultRules[0]?.text, place: 1 },
      to: { outcome: 'deny', ruleText: 'Nothing.', place: 1 },
    });
  });
});
