/** What is questionable about a list of rules, before anybody lives by it. */
import { canonicalJson } from './audit/canonical.ts';
import type { PolicyField, Rule } from './policy.ts';
import { policyFields } from './policy-fields.ts';
import { contradictedField, implies } from './policy-reach.ts';

export interface PolicyWarning {
  readonly kind: 'unreachable' | 'contradiction' | 'conflict' | 'no_catch_all' | 'allows_everything';
  /** The rule it stands beside, counted from 1; undefined when it is about all of them. */
  readonly place: number | undefined;
  readonly sentence: string;
}

/**
 * @param scope a round's own rules need no last word: what they do not name, the company's rules decide.
 * @returns warnings in the order of the rules; those about all rules last.
 */
export function policyWarnings(
  rules: readonly Rule[],
  scope: 'company' | 'round' = 'company',
): readonly PolicyWarning[] {
  const ofRules = rules.flatMap((rule, index) => warningsOf(rule, index, rules));
  const last = scope === 'company' ? lastWord(rules) : undefined;
  return last ? [...ofRules, last] : ofRules;
}

function warningsOf(rule: Rule, index: number, rules: readonly Rule[]): PolicyWarning[] {
  const place = index + 1;
  const field = contradictedField(rule);
  if (field) return [{ kind: 'contradiction', place, sentence: contradiction(field) }];
  const hidden = hiddenBy(rule, index, rules);
  if (hidden) return [{ ...hidden, place }];
  if (rule.outcome.kind === 'allow' && isAlways(rule))
    return [
      {
        kind: 'allows_everything',
        place,
        sentence: 'It has no condition: whatever the rules above it do not name is unlocked at once.',
      },
    ];
  return [];
}

function hiddenBy(
  rule: Rule,
  index: number,
  rules: readonly Rule[],
): Pick<PolicyWarning, 'kind' | 'sentence'> | undefined {
  const before = rules.findIndex(
    (other, at) => at < index && !contradictedField(other) && implies(rule, other),
  );
  const earlier = rules[before];
  if (!earlier) return undefined;
  const name = `Rule ${before + 1}`;
  if (!implies(earlier, rule))
    return {
      kind: 'unreachable',
      sentence: `It is never reached: ${name.toLowerCase()} decides all of it before.`,
    };
  return sameOutcome(earlier, rule)
    ? { kind: 'unreachable', sentence: `It says the same as ${name.toLowerCase()} and is never reached.` }
    : {
        kind: 'conflict',
        sentence: `${name} has the same conditions and another outcome; this one never decides.`,
      };
}

function lastWord(rules: readonly Rule[]): PolicyWarning | undefined {
  if (rules.some(isAlways)) return undefined;
  return {
    kind: 'no_catch_all',
    place: undefined,
    sentence: 'No rule stands for all the rest: what no rule names is refused.',
  };
}

function isAlways(rule: Rule): boolean {
  return implies({ when: [] }, rule);
}

function contradiction(field: PolicyField): string {
  return `Its conditions on “${policyFields[field].name}” contradict each other: nothing can meet them.`;
}

function sameOutcome(one: Rule, other: Rule): boolean {
  return canonicalJson(one.outcome) === canonicalJson(other.outcome);
}
