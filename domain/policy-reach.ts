/** Which asks a rule's conditions let through, as one set per field, so that rules can be compared without trying asks. */
import { accountTiers, accountTypes } from './accounts.ts';
import { roundKinds } from './lifecycle.ts';
import { roles } from './permissions.ts';
import type { Condition, PolicyField, Rule } from './policy.ts';

interface AmountReach {
  readonly least: number;
  readonly most: number;
}
interface WordsReach {
  /** Of each of these lists at least one word is held. */
  readonly someOf: readonly (readonly string[])[];
  readonly noneOf: readonly string[];
}

/** Everything there is, of fields where that is known; a field that is not here holds any word. */
const everyWord: Partial<Record<PolicyField, readonly string[]>> = {
  'actor.role': roles,
  'account.tier': accountTiers,
  'account.type': accountTypes,
  'round.kind': roundKinds,
};
const holdsSeveral: readonly PolicyField[] = ['actor.role', 'account.tags'];
const leastAmount: Partial<Record<PolicyField, number>> = { 'request.days': 1 };

/** The field that no ask can meet, because the rule's own conditions contradict each other; undefined when there is none. */
export function contradictedField(rule: Pick<Rule, 'when'>): PolicyField | undefined {
  const fields = [...new Set(rule.when.map(({ field }) => field))];
  return fields.find((field) => isEmpty(field, rule.when));
}

/** Whether every ask that meets the one's conditions meets the other's too. */
export function implies(one: Pick<Rule, 'when'>, other: Pick<Rule, 'when'>): boolean {
  return (
    contradictedField(one) !== undefined || other.when.every((condition) => ensures(one.when, condition))
  );
}

function isEmpty(field: PolicyField, conditions: readonly Condition[]): boolean {
  const truths = truthsOf(field, conditions);
  if (truths) return truths.length === 0;
  const { least, most } = amountsOf(field, conditions);
  if (least > most) return true;
  const { someOf, noneOf } = wordsOf(field, conditions);
  const open = someOf.map((words) => words.filter((word) => !noneOf.includes(word)));
  if (open.some((words) => words.length === 0)) return true;
  const [first, ...others] = open;
  if (!first || holdsSeveral.includes(field)) return false;
  return !first.some((word) => others.every((words) => words.includes(word)));
}

/** Whether meeting `given` is meeting `wanted`. */
function ensures(given: readonly Condition[], wanted: Condition): boolean {
  const { field } = wanted;
  switch (wanted.op) {
    case 'is':
      return truthsOf(field, given)?.every((truth) => truth === wanted.value) ?? false;
    case 'atLeast':
      return amountsOf(field, given).least >= wanted.value;
    case 'atMost':
      return amountsOf(field, given).most <= wanted.value;
    case 'in': {
      const { someOf, noneOf } = wordsOf(field, given);
      return someOf.some((words) =>
        words.every(
          (word) =>
            noneOf.includes(word) || isIn(wanted.value, word) || isElsewhereBarred(field, word, someOf),
        ),
      );
    }
    case 'notIn': {
      const { someOf, noneOf } = wordsOf(field, given);
      return wanted.value.every(
        (word) => noneOf.includes(word) || isElsewhereBarred(field, word, someOf) || isUnknown(field, word),
      );
    }
  }
}

/** A field that holds one word only can not hold a word that another of its lists leaves out. */
function isElsewhereBarred(field: PolicyField, word: string, someOf: WordsReach['someOf']): boolean {
  return !holdsSeveral.includes(field) && someOf.some((words) => !words.includes(word));
}

function isUnknown(field: PolicyField, word: string): boolean {
  return everyWord[field] !== undefined && !isIn(everyWord[field], word);
}

function isIn(words: readonly string[], word: string): boolean {
  return words.includes(word);
}

/** The truths that are left for a yes-or-no field; undefined for other fields. */
function truthsOf(field: PolicyField, conditions: readonly Condition[]): readonly boolean[] | undefined {
  const wanted = conditions.flatMap((one) => (one.field === field && one.op === 'is' ? [one.value] : []));
  return wanted.length === 0
    ? undefined
    : [true, false].filter((truth) => wanted.every((one) => one === truth));
}

function amountsOf(field: PolicyField, conditions: readonly Condition[]): AmountReach {
  let least = leastAmount[field] ?? 0;
  let most = Number.POSITIVE_INFINITY;
  for (const one of conditions) {
    if (one.field !== field) continue;
    if (one.op === 'atLeast') least = Math.max(least, one.value);
    if (one.op === 'atMost') most = Math.min(most, one.value);
  }
  return { least, most };
}

/** A list that is still empty says nothing yet. */
function wordsOf(field: PolicyField, conditions: readonly Condition[]): WordsReach {
  const of = (op: 'in' | 'notIn') =>
    conditions.flatMap((one) =>
      one.field === field && one.op === op && one.value.length > 0 ? [[...one.value]] : [],
    );
  const every = everyWord[field];
  return { someOf: [...of('in'), ...(every ? [every] : [])], noneOf: of('notIn').flat() };
}
