/**
 * What would make a denied feature possible, in a sentence for the seller. Nothing is promised that `decideAccess` would
 * not keep: each proposal is tried on it first.
 */
import {
  type AccessDecision,
  type AccessFacts,
  type AccessRound,
  decideAccess,
  policyFacts,
} from './access.ts';
import { capital } from './capital.ts';
import { dayInWords, daysInWords } from './dates.ts';
import { type Ask, isChangeable, meet, opposite, wordsOf } from './meeting-conditions.ts';
import { type Condition, decidingRule, holds } from './policy.ts';

type Denial = Extract<AccessDecision, { kind: 'deny' }>;

/** When the round is planned to open, and today. */
interface Calendar {
  readonly opensAt: Date | null;
  readonly now: Date;
}

/** @returns undefined when nobody can change it, or nothing that is known would. */
export function whatWouldChange(
  facts: AccessFacts,
  days: number,
  denial: Denial,
  calendar: Calendar,
): string | undefined {
  const { round } = facts;
  switch (denial.cause) {
    case 'lifecycle':
      return lifecycle(facts, calendar);
    case 'killed':
      return 'It comes back as soon as the kill switch is lifted.';
    case 'already_has':
      return undefined;
    case 'excluded':
      return 'A product manager or an admin can lift the exclusion.';
    case 'archived':
      return 'Bring the account back from the archive first.';
    case 'not_eligible':
      return round && byMeeting(failing(facts, round, days), facts, round, days);
    case 'length':
      return round && byMeeting([], facts, round, days);
    case 'policy':
      return round && byPolicy(facts, round, days);
  }
}

function lifecycle({ feature, round }: AccessFacts, { opensAt, now }: Calendar): string | undefined {
  if (feature.stage === 'retired' || feature.stage === 'ga') return undefined;
  if (!round || round.status === 'closed') return 'Its product manager plans a round for it first.';
  if (round.status === 'paused') return 'It goes on as soon as the round is resumed.';
  const planned =
    opensAt && opensAt > now ? `The round is planned to open on ${dayInWords(opensAt, now)}. ` : '';
  const missing =
    round.status === 'planned'
      ? 'Its engineer says first that it is ready for testing.'
      : 'Its product manager opens the round.';
  return `${planned}${missing}`;
}

function failing(facts: AccessFacts, round: AccessRound, days: number): Condition[] {
  const asked = policyFacts(facts, round, days);
  return round.eligibility.filter((condition) => !holds(condition, asked));
}

/** A rule that denies is avoided by any of its conditions that does not hold: the first that can be changed is told. */
function byPolicy(facts: AccessFacts, round: AccessRound, days: number): string | undefined {
  const found = decidingRule(round.rules, facts.policy.rules, policyFacts(facts, round, days));
  const ways = (found?.rule.when ?? []).map((condition) =>
    byMeeting([opposite(condition)], facts, round, days),
  );
  return ways.find((way) => way !== undefined) ?? 'A rule of the policy would have to change.';
}

/** How these conditions could all be met, within the length of the round. */
function byMeeting(
  wanted: readonly Condition[],
  facts: AccessFacts,
  round: AccessRound,
  days: number,
): string | undefined {
  if (!wanted.every(isChangeable)) return undefined;
  const short: Ask = { facts, days: Math.min(days, round.maxDays) };
  const met = wanted.reduce((ask, condition) => meet(condition, ask), short);
  if (decideAccess(met.facts, met.days).kind === 'deny') return undefined;
  const others = wanted.map(wordsOf).filter((words) => words !== undefined);
  const change = others.length > 0 ? [`${capital(others.join(' and '))} would change that.`] : [];
  const length =
    met.days === days ? [] : [`Ask for ${daysInWords(met.days)} or ${met.days < days ? 'fewer' : 'more'}.`];
  return [...change, ...length].join(' ') || undefined;
}
