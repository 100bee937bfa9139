/** What keeps a draft of rules from being published, said beside the rule that has it. */
import type { Condition, Rule } from './policy.ts';

export const mostRules = 100;
const longestText = 200;

export interface RuleProblem {
  /** Of the rule, counted from 1. */
  readonly place: number;
  readonly sentence: string;
}

export function rulesProblems(rules: readonly Rule[]): readonly RuleProblem[] {
  return rules.flatMap((rule, index) => problemsOf(rule).map((sentence) => ({ place: index + 1, sentence })));
}

function problemsOf({ text, when, outcome }: Rule): string[] {
  return [
    ...(text.trim() === '' ? ['Say in one sentence what the rule does.'] : []),
    ...(text.length > longestText ? [`The sentence has ${longestText} characters at most.`] : []),
    ...(when.some(isEmpty) ? ['A condition has nothing to compare with: choose at least one.'] : []),
    ...(outcome.kind === 'deny' && outcome.reason.trim() === '' ? ['Say why it is refused.'] : []),
    ...(outcome.kind === 'needsApproval' && outcome.steps.length === 0 ? ['Say whose yes it takes.'] : []),
  ];
}

function isEmpty(condition: Condition): boolean {
  return Array.isArray(condition.value) && condition.value.length === 0;
}
