/** How a condition that is not met could be: the same ask with it met, and the words for that. */
import type { AccessFacts } from './access.ts';
import type { AccountType } from './accounts.ts';
import { or } from './conditions-in-words.ts';
import { roleNames } from './permissions.ts';
import type { Condition } from './policy.ts';

export interface Ask {
  readonly facts: AccessFacts;
  readonly days: number;
}

/** Whether whoever asks, or whoever keeps the account, can change what it looks at. */
export function isChangeable({ field }: Condition): boolean {
  return !field.startsWith('round.') && field !== 'feature.key';
}

/** The condition that holds when this one does not. */
export function opposite(condition: Condition): Condition {
  switch (condition.op) {
    case 'is':
      return { ...condition, value: !condition.value };
    case 'atLeast':
      return { ...condition, op: 'atMost', value: condition.value - 1 };
    case 'atMost':
      return { ...condition, op: 'atLeast', value: condition.value + 1 };
    case 'in':
      return { ...condition, op: 'notIn' };
    case 'notIn':
      return { ...condition, op: 'in' };
  }
}

/** The same ask, with the condition met. */
export function meet(condition: Condition, { facts, days }: Ask): Ask {
  const { account, actor } = facts;
  const ofAccount = (changes: Partial<AccessFacts['account']>) => ({
    facts: { ...facts, account: { ...account, ...changes } },
    days,
  });
  const ofActor = (changes: Partial<AccessFacts['actor']>) => ({
    facts: { ...facts, actor: { ...actor, ...changes } },
    days,
  });
  switch (condition.field) {
    case 'actor.role':
      return ofActor({ roles: chosen(condition) });
    case 'actor.ownsAccount':
      return ofActor({ ownsAccount: condition.value });
    case 'actor.sameTeam':
      return ofActor({ sameTeam: condition.value });
    case 'actor.liveGrants':
      return ofActor({ liveGrants: condition.value });
    case 'account.tier':
      return ofAccount({ tier: chosen(condition)[0] ?? '' });
    case 'account.type':
      return ofAccount({ type: chosen(condition)[0] ?? '' });
    case 'account.region':
      return ofAccount({ region: chosen(condition)[0] ?? '' });
    case 'account.arr':
      return ofAccount({ arr: condition.value });
    case 'account.tags':
      return ofAccount({ tags: tagged(condition, account.tags) });
    case 'request.days':
      return { facts, days: condition.value };
    default:
      return { facts, days };
  }
}

interface OneOf {
  readonly op: 'in' | 'notIn';
  readonly value: readonly string[];
}

/** One value that will do; for "none of these", one that is none of them. */
function chosen({ op, value }: OneOf): string[] {
  return op === 'in' ? value.slice(0, 1) : [''];
}

function tagged({ op, value }: OneOf, tags: readonly string[]): string[] {
  return op === 'in' ? [...tags, ...value.slice(0, 1)] : tags.filter((tag) => !value.includes(tag));
}

/** The condition as something that would help: "the Enterprise plan". */
export function wordsOf(condition: Condition): string | undefined {
  switch (condition.field) {
    case 'actor.role':
      return `an ask by somebody with ${condition.op === 'in' ? 'the' : 'another'} role ${condition.op === 'in' ? '' : 'than '}${or(condition.value.map((role) => roleNames[role]))}`;
    case 'actor.ownsAccount':
      return condition.value
        ? "an ask by the account's owner"
        : "an ask by somebody else than the account's owner";
    case 'actor.sameTeam':
      return condition.value ? "an ask from the account's team" : "an ask from outside the account's team";
    case 'actor.liveGrants':
      return `holding ${condition.op === 'atMost' ? 'at most' : 'at least'} ${condition.value} living ${condition.value === 1 ? 'unlock' : 'unlocks'} yourself`;
    case 'account.tier':
      return condition.op === 'in'
        ? `the ${or(condition.value)} plan`
        : `another plan than ${or(condition.value)}`;
    case 'account.type':
      return `${condition.op === 'in' ? 'being' : 'not being'} ${or(condition.value.map(withArticle))}`;
    case 'account.arr':
      return `being worth $${condition.value.toLocaleString('en-US')} a year or ${condition.op === 'atLeast' ? 'more' : 'less'}`;
    case 'account.region':
      return condition.op === 'in'
        ? `being in ${or(condition.value)}`
        : `being outside ${or(condition.value)}`;
    case 'account.tags':
      return condition.op === 'in'
        ? `the tag ${or(condition.value)}`
        : `taking the tag ${or(condition.value)} away`;
    default:
      return undefined;
  }
}

function withArticle(type: AccountType): string {
  return type === 'internal' ? type : `a ${type}`;
}
