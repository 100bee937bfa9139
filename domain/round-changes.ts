/** What changing a round decides: its places, lengths, who may have it, its own rules and its dates, told before → after. */
import type { Act } from './act.ts';
import { canonicalJson } from './audit/canonical.ts';
import { type Change, changesInWords } from './audit/refs.ts';
import { conditionInWords } from './conditions-in-words.ts';
import { dayInWords, daysInWords } from './dates.ts';
import { type Decision, refuse } from './decision.ts';
import type { ChangeRoundInput } from './inputs/rounds.ts';
import { roundName, roundTitle } from './lifecycle.ts';
import type { Condition, Rule } from './policy.ts';
import { type RoundState, roundRefs, type StagedFeature } from './rounds.ts';

export interface RoundTerms {
  readonly seats: number;
  readonly defaultDays: number;
  readonly maxDays: number;
  readonly eligibility: readonly Condition[];
  readonly rules: readonly Rule[];
  readonly opensWhenReady: boolean;
  readonly plannedOpenAt: Date | null;
  readonly plannedCloseAt: Date | null;
}

export interface ChangingRound {
  readonly feature: StagedFeature;
  readonly round: RoundState & RoundTerms;
  /** Living grants and offers that still hold. */
  readonly taken: number;
}

/** What was granted before keeps its end: the new terms are for whoever comes from now on. */
export function changeRound(state: ChangingRound, input: ChangeRoundInput, act: Act): Decision<RoundTerms> {
  const { round, taken } = state;
  const terms = termsOf(input);
  if (round.status === 'closed')
    return refuse('conflict', `${roundTitle(round)} of ${state.feature.name} is closed.`);
  const meanwhile = input.seen ? changesOf(termsOf(input.seen), round, act.now) : [];
  if (meanwhile.length > 0)
    return refuse(
      'stale',
      `Somebody else changed ${roundName(round)} after you opened it: ${changesInWords(meanwhile)}. Look at it again, then change it.`,
    );
  if (terms.seats < round.seats && terms.seats < taken)
    return refuse(
      'conflict',
      `${taken === 1 ? '1 place is' : `${taken} places are`} taken in ${roundName(round)}, so it can not have fewer.`,
    );
  const changes = changesOf(round, terms, act.now);
  if (changes.length === 0) return refuse('invalid', 'Nothing of the round was changed.');
  return {
    ok: true,
    next: terms,
    events: [{ type: 'round.changed', ...roundRefs(state), changes, reason: input.reason ?? undefined }],
  };
}

function termsOf(given: NonNullable<ChangeRoundInput['seen']>): RoundTerms {
  return {
    seats: given.seats,
    defaultDays: given.defaultDays,
    maxDays: given.maxDays,
    eligibility: given.eligibility,
    rules: given.rules,
    opensWhenReady: given.opensWhenReady,
    plannedOpenAt: given.plannedOpenAt ?? null,
    plannedCloseAt: given.plannedCloseAt ?? null,
  };
}

function changesOf(before: RoundTerms, after: RoundTerms, now: Date): Change[] {
  const words: { readonly [Term in keyof RoundTerms]: readonly [string, (terms: RoundTerms) => string] } = {
    seats: ['places', ({ seats }) => String(seats)],
    defaultDays: ['usual length', ({ defaultDays }) => daysInWords(defaultDays)],
    maxDays: ['at most', ({ maxDays }) => daysInWords(maxDays)],
    eligibility: ['may have it', ({ eligibility }) => whoInWords(eligibility)],
    rules: ['rules of its own', ({ rules }) => rulesInWords(rules)],
    opensWhenReady: ['opens', (terms) => (terms.opensWhenReady ? 'as soon as it is ready' : 'by hand')],
    plannedOpenAt: ['opens about', ({ plannedOpenAt }) => dateInWords(plannedOpenAt, now)],
    plannedCloseAt: ['closes about', ({ plannedCloseAt }) => dateInWords(plannedCloseAt, now)],
  };
  const terms = Object.keys(words) as (keyof RoundTerms)[];
  return terms
    .filter((term) => canonicalJson(plain(before[term])) !== canonicalJson(plain(after[term])))
    .map((term) => {
      const [what, say] = words[term];
      const [from, to] = [say(before), say(after)];
      return { what, from, to: from === to ? `${to}, rewritten` : to };
    });
}

function plain(term: RoundTerms[keyof RoundTerms]): unknown {
  return term instanceof Date ? term.toISOString() : term;
}

function whoInWords(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? 'every account' : conditions.map(conditionInWords).join(', ');
}

function rulesInWords(rules: readonly Rule[]): string {
  return rules.length === 0 ? 'none' : rules.map(({ text }) => `“${text}”`).join(', ');
}

function dateInWords(at: Date | null, now: Date): string {
  return at ? dayInWords(at, now) : 'no date';
}
