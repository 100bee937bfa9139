import { describe, expect, test } from 'vitest';
import { type Condition, defaultRules, type Rule } from '#domain/policy.ts';
import { policyWarnings } from '#domain/policy-review.ts';
import { aSentence } from '#tests/support/facts.ts';

const beta: Condition = { field: 'round.kind', op: 'in', value: ['beta'] };
const own: Condition = { field: 'actor.ownsAccount', op: 'is', value: true };
const foreign: Condition = { field: 'actor.ownsAccount', op: 'is', value: false };
const allow = { kind: 'allow' as const };
const ask = { kind: 'needsApproval' as const, steps: [{ group: 'lead' as const, quorum: 1 }] };
const deny = { kind: 'deny' as const, reason: 'Not now.' };
const rule = (when: Condition[], outcome: Rule['outcome']): Rule => ({ text: 'A rule.', when, outcome });
const rest = rule([], ask);

describe('warnings', () => {
  test.each([
    ['the default policy', [...defaultRules], []],
    ['a wider rule before', [rule([beta], ask), rule([beta, own], allow), rest], [['unreachable', 2]]],
    ['the catch-all in the middle', [rest, rule([beta], allow)], [['unreachable', 2]]],
    ['the same rule twice', [rule([own], allow), rule([own], allow), rest], [['unreachable', 2]]],
    [
      'the same conditions and another outcome',
      [rule([own], allow), rule([own], deny), rest],
      [['conflict', 2]],
    ],
    [
      'the same conditions in another order',
      [rule([own, beta], allow), rule([beta, own], deny), rest],
      [['conflict', 2]],
    ],
    ['a contradiction', [rule([own, foreign], allow), rest], [['contradiction', 1]]],
    [
      'a contradiction hides nothing',
      [rule([own, foreign], allow), rule([own], ask), rest],
      [['contradiction', 1]],
    ],
    ['no last word', [rule([beta], ask)], [['no_catch_all', undefined]]],
    ['no rules', [], [['no_catch_all', undefined]]],
    ['everything unlocked', [rule([beta], ask), rule([], allow)], [['allows_everything', 2]]],
    [
      'everything unlocked by a condition that always holds',
      [rule([{ field: 'request.days', op: 'atLeast', value: 1 }], allow)],
      [['allows_everything', 1]],
    ],
  ] as const)('%s', (_name, rules, expected) => {
    const warnings = policyWarnings([...rules]);
    expect(warnings.map(({ kind, place }) => [kind, place])).toEqual(expected.map((one) => [...one]));
    for (const { sentence } of warnings) expect(sentence).toMatch(aSentence);
  });

  test("a round's own rules need no last word", () => {
    expect(policyWarnings([rule([own], ask)], 'round')).toEqual([]);
  });
});
