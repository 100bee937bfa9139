import { conditionInWords } from '#domain/conditions-in-words.ts';
import type { Condition } from '#domain/policy.ts';

/** "Enterprise plan, in EU or US", or "every account". */
export function eligibilityInWords(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? 'every account' : conditions.map(conditionInWords).join(', ');
}

/** The same where it stands alone: "Every account". */
export function whoMayHaveIt(conditions: readonly Condition[]): string {
  return eligibilityInWords(conditions).replace(/^./, (first) => first.toUpperCase());
}
