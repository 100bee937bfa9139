/**
 * The one decision about access: the button, the server and the simulator all ask it. Order: lifecycle and kill switch → already
 * held → exclusion → account status → eligibility → length → round rules → company rules → seats.
 */
import { conditionInWords } from './conditions-in-words.ts';
import { daysInWords } from './dates.ts';
import { asSentence } from './decision.ts';
import { type RoundKind, type RoundStatus, roundName, type Stage } from './lifecycle.ts';
import {
  type ApprovalStep,
  accountFacts,
  approversInWords,
  type Condition,
  decidingRule,
  holds,
  noRuleText,
  type Policy,
  type PolicyFacts,
  type Rule,
} from './policy.ts';
import { type Seats, seatsInWords, seatsLeft } from './seats.ts';

export interface AccessRound {
  readonly kind: RoundKind;
  readonly number: number;
  readonly status: RoundStatus;
  readonly seats: Seats;
  readonly defaultDays: number;
  readonly maxDays: number;
  readonly eligibility: readonly Condition[];
  readonly rules: readonly Rule[];
}

export interface AccessFacts {
  readonly feature: {
    readonly key: string;
    readonly name: string;
    readonly stage: Stage;
    readonly killed: boolean;
  };
  /** The round that runs, else the next one that is prepared. */
  readonly round: AccessRound | undefined;
  readonly account: {
    readonly name: string;
    readonly archived: boolean;
    readonly tier: string;
    readonly type: string;
    readonly arr: number;
    readonly region: string;
    readonly tags: readonly string[];
  };
  readonly actor: {
    readonly roles: readonly string[];
    readonly ownsAccount: boolean;
    readonly sameTeam: boolean;
    readonly liveGrants: number;
  };
  readonly excludedBecause: string | undefined;
  readonly holdsLivingGrant: boolean;
  readonly line: Line;
  readonly policy: Policy;
}

/** How the round's waitlist stands for this account. */
interface Line {
  /** So many wait for a place, this account not counted unless `place` says so. */
  readonly waiting: number;
  /** This account's own place in it, counted from 1. */
  readonly place: number | undefined;
  /** A place is held for this account; it counts among those taken. */
  readonly holdsOffer: boolean;
}

/** What decided, for people and for the record. */
export interface Ground {
  readonly ruleText: string;
  readonly policyVersion: number;
  /** Place in the company's rules, counted from 1; undefined when a rule of the round or of the product decided. */
  readonly place: number | undefined;
}

type AccessDenial =
  | 'lifecycle'
  | 'killed'
  | 'already_has'
  | 'excluded'
  | 'archived'
  | 'not_eligible'
  | 'length'
  | 'policy';

export type AccessDecision =
  | { readonly kind: 'allow'; readonly sentence: string; readonly ground: Ground }
  | {
      readonly kind: 'needsApproval';
      readonly steps: readonly ApprovalStep[];
      readonly sentence: string;
      readonly ground: Ground;
    }
  | {
      readonly kind: 'waitlist';
      /** Whose yes is needed besides a place; empty when nobody's. */
      readonly steps: readonly ApprovalStep[];
      /** The place in line that it has or would get, counted from 1. */
      readonly place: number;
      readonly sentence: string;
      readonly ground: Ground;
    }
  | {
      readonly kind: 'deny';
      readonly cause: AccessDenial;
      readonly sentence: string;
      readonly ground: Ground;
    };

/** @param days wished length of the grant in days. */
export function decideAccess(facts: AccessFacts, days: number): AccessDecision {
  const deny = (cause: AccessDenial, sentence: string, ruleText: string = sentence): AccessDecision => ({
    kind: 'deny',
    cause,
    sentence,
    ground: { ruleText, policyVersion: facts.policy.version, place: undefined },
  });
  const { feature, account } = facts;

  if (feature.stage === 'retired') return deny('lifecycle', `${feature.name} is retired.`);
  if (feature.stage === 'ga')
    return deny('lifecycle', `${feature.name} is generally available: everyone has it.`);
  if (feature.killed) return deny('killed', `${feature.name} is switched off at the moment.`);
  if (facts.holdsLivingGrant) return deny('already_has', `${account.name} already has ${feature.name}.`);
  const { round } = facts;
  if (!round || round.status === 'closed')
    return deny('lifecycle', `${feature.name} is not ready for testing yet.`);
  if (round.status === 'planned')
    return deny('lifecycle', `${feature.name} is planned and not ready for testing yet.`);
  if (round.status === 'ready')
    return deny(
      'lifecycle',
      `${feature.name} is ready for testing; its ${roundName(round)} has not opened yet.`,
    );
  if (round.status === 'paused')
    return deny('lifecycle', `The ${roundName(round)} of ${feature.name} is paused.`);

  if (facts.excludedBecause !== undefined)
    return deny(
      'excluded',
      asSentence(`${account.name} must not get ${feature.name}: ${facts.excludedBecause}`),
    );
  if (account.archived) return deny('archived', `${account.name} is archived.`);

  const asked = policyFacts(facts, round, days);
  const failing = round.eligibility.find((condition) => !holds(condition, asked));
  if (failing) {
    const who = failing.field.startsWith('account.') ? account.name : 'This';
    const condition = conditionInWords(failing);
    return deny('not_eligible', `${who} does not meet a condition of ${roundName(round)}: ${condition}.`);
  }
  if (days > round.maxDays) return deny('length', `This round allows ${daysInWords(round.maxDays)} at most.`);

  return byRules(facts, round, asked, deny);
}

function byRules(
  facts: AccessFacts,
  round: AccessRound,
  asked: PolicyFacts,
  deny: (cause: AccessDenial, sentence: string, ruleText?: string) => AccessDecision,
): AccessDecision {
  const found = decidingRule(round.rules, facts.policy.rules, asked);
  if (!found) return deny('policy', noRuleText);
  const { rule } = found;
  const ground: Ground = {
    ruleText: rule.text,
    policyVersion: facts.policy.version,
    place: found.byRound ? undefined : found.place,
  };
  if (rule.outcome.kind === 'deny')
    return { kind: 'deny', cause: 'policy', sentence: asSentence(rule.outcome.reason), ground };
  const place = facts.line.place ?? facts.line.waiting + 1;
  if (!facts.line.holdsOffer && place > seatsLeft(round.seats)) {
    const steps = rule.outcome.kind === 'needsApproval' ? rule.outcome.steps : [];
    return { kind: 'waitlist', steps, place, sentence: noSeat(round, facts.line, place), ground };
  }
  if (rule.outcome.kind === 'needsApproval')
    return { kind: 'needsApproval', steps: rule.outcome.steps, sentence: asSentence(rule.text), ground };
  return { kind: 'allow', sentence: asSentence(rule.text), ground };
}

/** "All 3 places are taken in beta round 1; place 2 on the waitlist." */
function noSeat(round: AccessRound, line: Line, place: number): string {
  const full = `${seatsInWords(round.seats)} in ${roundName(round)}`;
  if (line.place !== undefined) return `${full}; they wait at place ${place}.`;
  if (line.waiting === 0) return `${full}.`;
  const many = line.waiting === 1 ? '1 account waits' : `${line.waiting} accounts wait`;
  return `${full} and ${many}; this would be place ${place}.`;
}

/** What the rules look at, for one ask. */
export function policyFacts(facts: AccessFacts, round: AccessRound, days: number): PolicyFacts {
  return {
    'actor.role': facts.actor.roles,
    'actor.ownsAccount': facts.actor.ownsAccount,
    'actor.sameTeam': facts.actor.sameTeam,
    'actor.liveGrants': facts.actor.liveGrants,
    ...accountFacts(facts.account),
    'round.kind': round.kind,
    'round.seatsLeft': seatsLeft(round.seats),
    'request.days': days,
    'feature.key': facts.feature.key,
  };
}

/** Whose yes a decision asks for; nobody's when it allows or denies. */
export function stepsOf(decision: AccessDecision): readonly ApprovalStep[] {
  return decision.kind === 'needsApproval' || decision.kind === 'waitlist' ? decision.steps : [];
}

/** "Policy 12, rule 2" for the record of a decision. */
export function groundInWords(ground: Ground): string {
  return ground.place === undefined
    ? `Policy ${ground.policyVersion}`
    : `Policy ${ground.policyVersion}, rule ${ground.place}`;
}

/** "Asks the feature's product manager, then a sales lead of the team." */
export function stepsInWords(steps: readonly ApprovalStep[]): string {
  return `Asks ${steps.map(approversInWords).join(', then ')}.`;
}
