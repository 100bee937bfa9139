/** Rules as people read them: "When asked by Sales for their own account, in beta rounds: unlock at once." */
import { conditionInWords, or } from './conditions-in-words.ts';
import { asSentence } from './decision.ts';
import { approversInWords, type Condition, type PolicyField, type Rule } from './policy.ts';
import { changedCondition, policyFields } from './policy-fields.ts';

/** The whole rule as one sentence. */
export function ruleInWords(rule: Pick<Rule, 'when' | 'outcome'>): string {
  return asSentence(`${whenInWords(rule.when)}: ${outcomeInWords(rule.outcome)}`);
}

/**
 * "When asked by Sales for their own account, in beta rounds", or "In every case".
 * @param after whether other rules come before it.
 */
export function whenInWords(conditions: readonly Condition[], after = false): string {
  if (conditions.length === 0) return after ? 'In every other case' : 'In every case';
  const said = (...fields: readonly PolicyField[]) =>
    fields.flatMap((field) => conditions.filter((one) => one.field === field).map(phrase));
  const asked = said('actor.role').join(' and ');
  const account = accountInWords(
    said('actor.ownsAccount', 'actor.sameTeam', 'account.type'),
    said('account.tier', 'account.arr', 'account.region', 'account.tags'),
  );
  const [first = '', ...rest] = [...account, ...said('feature.key', 'round.kind', 'request.days')];
  const ask = asked || first ? [[asked || 'asked', first].filter(Boolean).join(' '), ...rest] : [];
  const state = said('round.seatsLeft', 'actor.liveGrants').join(' and ');
  return `When ${[...ask, ...(state ? [ask.length > 0 ? `while ${state}` : state] : [])].join(', ')}`;
}

/** "unlock at once", "ask the feature's product manager", "refuse: “It is not for prospects”" */
export function outcomeInWords(outcome: Rule['outcome']): string {
  if (outcome.kind === 'allow') return 'unlock at once';
  if (outcome.kind === 'deny') return `refuse: “${outcome.reason.replace(/\.$/, '')}”`;
  return `ask ${outcome.steps.map(approversInWords).join(', then ')}`;
}

/** "for their own account", "for an account in EU", "worth $50,000 or more a year" */
function accountInWords(which: readonly string[], what: readonly string[]): string[] {
  const [first, ...rest] = what;
  if (which.length > 0 || first === undefined) return [...which, ...what];
  return [`for an account ${first}`, ...rest];
}

/** A condition as it stands in the middle of a sentence; what is still being written reads "…". */
function phrase(unfinished: Condition): string {
  const condition = finished(unfinished);
  const not = condition.op === 'notIn' ? 'not ' : '';
  switch (condition.field) {
    case 'actor.ownsAccount':
    case 'actor.sameTeam': {
      const field = policyFields[condition.field];
      return field.kind === 'yesNo' ? `for ${condition.value ? field.yes : field.no}` : '';
    }
    case 'account.tier':
      return `${not}on the ${or(condition.value)} plan`;
    case 'account.type':
      return `${not}for ${withArticle(or(condition.value))} account`;
    case 'feature.key':
      return `${not}for ${or(condition.value)}`;
    case 'round.kind':
      return `${not}in ${or(condition.value)} rounds`;
    case 'round.seatsLeft':
      return conditionInWords(condition)
        .replace(/ left$/, ' are left')
        .replace(/ 1 place are/, ' 1 place is');
    default:
      return conditionInWords(condition);
  }
}

function withArticle(types: string): string {
  return `${/^[aeiou]/.test(types) ? 'an' : 'a'} ${types}`;
}

function finished(condition: Condition): Condition {
  return Array.isArray(condition.value) && condition.value.length === 0
    ? changedCondition(condition, { value: ['…'] })
    : condition;
}
