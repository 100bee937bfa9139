/** Conditions as people read them: "Enterprise plan", "in EU or US", "worth $50,000 or more a year". */

import { roleNames } from './permissions.ts';
import type { Condition } from './policy.ts';

export function conditionInWords(condition: Condition): string {
  switch (condition.field) {
    case 'actor.role':
      return `${not(condition)}asked by ${or(condition.value.map((role) => roleNames[role] ?? role))}`;
    case 'actor.ownsAccount':
      return condition.value ? "asked by the account's owner" : "not asked by the account's owner";
    case 'actor.sameTeam':
      return condition.value ? "asked within the account's team" : "asked from outside the account's team";
    case 'actor.liveGrants':
      return `the seller holds ${bound(condition, String)} living ${many(condition, 'unlock')}`;
    case 'account.tier':
      return `${not(condition)}${or(condition.value)} plan`;
    case 'account.type':
      return `${not(condition)}${or(condition.value)}`;
    case 'account.arr':
      return `worth ${bound(condition, dollars)} a year`;
    case 'account.region':
      return `${not(condition)}in ${or(condition.value)}`;
    case 'account.tags':
      return `${not(condition)}tagged ${or(condition.value)}`;
    case 'round.kind':
      return `${not(condition)}${or(condition.value)} rounds`;
    case 'round.seatsLeft':
      return `${bound(condition, String)} ${many(condition, 'place')} left`;
    case 'request.days':
      return `for ${bound(condition, String)} ${many(condition, 'day')}`;
    case 'feature.key':
      return `${not(condition)}${or(condition.value)}`;
  }
}

function not(condition: { readonly op: string }): string {
  return condition.op === 'notIn' ? 'not ' : '';
}

interface Bound {
  readonly op: 'atLeast' | 'atMost';
  readonly value: number;
}

function many({ op, value }: Bound, one: string): string {
  return op === 'atMost' && value === 1 ? one : `${one}s`;
}

function bound(condition: Bound, word: (amount: number) => string): string {
  return condition.op === 'atLeast' ? `${word(condition.value)} or more` : `at most ${word(condition.value)}`;
}

function dollars(amount: number): string {
  return `$${amount.toLocaleString('en-US')}`;
}

export function or(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
