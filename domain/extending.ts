/**
 * What making a living grant longer decides. `days` is always its whole length, counted from its start; the policy judges
 * that length as if the account did not have the feature and its place were free.
 */
import { type AccessDecision, type AccessFacts, decideAccess, type Ground } from './access.ts';
import type { Act, Person } from './act.ts';
import { addDays, dayInWords, daysInWords } from './dates.ts';
import { asSentence, type Decision, type Refusal, refuse } from './decision.ts';
import { aboutGrant, type HeldGrant, hasEnded, notLiving } from './ending.ts';
import type { GrantSource } from './grants.ts';
import { roundName } from './lifecycle.ts';
import { permits } from './permissions.ts';
import type { ApprovalStep } from './policy.ts';
import { cancellations, type PendingRequest } from './rounds.ts';
import { type AccessState, refusalOf } from './unlocking.ts';

export interface ExtendableGrant extends HeldGrant {
  /** What asks for more time of it, and how much. */
  readonly openExtensions?: readonly (PendingRequest & { readonly days: number })[];
  readonly source: GrantSource;
  readonly sellerId: string;
  readonly roundId: string | null;
}

export interface ExtendingState extends AccessState {
  readonly held: ExtendableGrant;
}

export interface LengthWish {
  readonly days: number;
  readonly reason: string;
}

export interface ExtendedGrant {
  readonly grantId: string;
  readonly expiresAt: Date;
}

export interface JudgedLength {
  readonly expiresAt: Date;
  readonly decision: AccessDecision;
}

/** The facts of access as if the account did not hold this grant and its place were free. */
export function factsWithout(
  held: Pick<ExtendableGrant, 'sellerId'>,
  facts: AccessFacts,
  askerId: string,
): AccessFacts {
  const { round, actor } = facts;
  return {
    ...facts,
    round: round && {
      ...round,
      seats: { ...round.seats, taken: Math.max(0, round.seats.taken - 1) },
    },
    actor: held.sellerId === askerId ? { ...actor, liveGrants: Math.max(0, actor.liveGrants - 1) } : actor,
    holdsLivingGrant: false,
    line: { ...facts.line, place: undefined, holdsOffer: true },
  };
}

/** What the policy says to so many days with it for whoever asks, or why nobody can have more of it. */
export function judgeHeld(
  state: ExtendingState,
  days: number,
  asker: string,
  now: Date,
): AccessDecision | Refusal {
  const { held, round, facts, feature, account } = state;
  if (hasEnded(held, now)) return notLiving(held);
  if (!round || held.roundId !== round.id)
    return refuse(
      'denied',
      `The round in which ${account.name} got ${feature.name} does not run any more, so nothing more is given in it.`,
    );
  const decision = decideAccess(factsWithout(held, facts, asker), days);
  if (decision.kind === 'deny' && decision.cause !== 'policy' && decision.cause !== 'length')
    return refusalOf(decision);
  return decision;
}

/** What the policy says to that length for whoever asks, or why nobody can have it. A break-glass is never made longer. */
export function judgeLength(
  state: ExtendingState,
  days: number,
  asker: string,
  now: Date,
): JudgedLength | Refusal {
  const { held, round, facts, feature, account } = state;
  const decision = judgeHeld(state, days, asker, now);
  if ('ok' in decision) return decision;
  if (held.source === 'break_glass')
    return refuse(
      'conflict',
      `A break-glass is never made longer. End it, then unlock ${feature.name} for ${account.name} by the policy, or ask for it.`,
    );
  if (!round || !facts.round) return refusalOf(decision);
  const latest = addDays(held.startsAt, round.maxDays);
  const inAll = `${daysInWords(round.maxDays)} in all, so until ${dayInWords(latest, now)}`;
  const name = roundName(facts.round);
  if (held.expiresAt >= latest)
    return refuse('invalid', asSentence(`It ends as late as ${name} allows: ${inAll}`));
  if (days > round.maxDays) return refuse('invalid', asSentence(`The most that ${name} allows is ${inAll}`));
  const expiresAt = addDays(held.startsAt, days);
  if (expiresAt <= held.expiresAt)
    return refuse(
      'invalid',
      `It runs until ${dayInWords(held.expiresAt, now)} already. Choose a later end; the most is ${inAll}.`,
    );
  return { expiresAt, decision };
}

/** Product managers and admins give more within the round; but nobody gives more of a break-glass without the policy's yes. */
export function extendsFreely(
  held: Pick<ExtendableGrant, 'source'>,
  { roles }: Pick<Person, 'roles'>,
): boolean {
  return held.source !== 'break_glass' && permits('change_grant', roles, {});
}

export function extend(
  state: ExtendingState,
  input: LengthWish,
  act: Act,
): Decision<ExtendedGrant & { readonly cancelRequests: readonly string[] }> {
  const judged = judgeLength(state, input.days, act.by.id, act.now);
  if ('ok' in judged) return judged;
  if (judged.decision.kind !== 'allow' && !extendsFreely(state.held, act.by))
    return refusalOf(judged.decision);
  const answered = (state.held.openExtensions ?? []).filter(({ days }) => days <= input.days);
  const longer = extended(state.held, judged.expiresAt, input.reason, undefined);
  return {
    ok: true,
    next: { ...longer.next, cancelRequests: answered.map(({ id }) => id) },
    events: [...longer.events, ...cancellations(state.feature, answered, 'It was made longer directly.')],
  };
}

/** Only who asked for more time and got the last yes needs this: the grant is made longer as it was asked. */
export function approveExtension(
  state: ExtendingState,
  asked: LengthWish & { readonly id: string; readonly judged: { readonly requestedFor: string } },
  act: Act,
): Decision<ExtendedGrant> {
  const length = judgeLength(state, asked.days, asked.judged.requestedFor, act.now);
  if ('ok' in length) return length;
  if (length.decision.kind === 'deny') return refusalOf(length.decision);
  return extended(state.held, length.expiresAt, asked.reason, asked.id);
}

function extended(
  held: ExtendableGrant,
  expiresAt: Date,
  reason: string,
  requestId: string | undefined,
): Extract<Decision<ExtendedGrant>, { ok: true }> {
  return {
    ok: true,
    next: { grantId: held.id, expiresAt },
    events: [
      {
        type: 'grant.extended',
        ...aboutGrant(held),
        from: held.expiresAt.toISOString(),
        to: expiresAt.toISOString(),
        reason,
        requestId,
      },
    ],
  };
}

export interface AskedExtension {
  readonly id: string;
  readonly roundId: string;
  readonly extendsGrantId: string;
  readonly steps: readonly ApprovalStep[];
  readonly ground: Ground;
}

export function askExtension(state: ExtendingState, input: LengthWish, act: Act): Decision<AskedExtension> {
  const { held, feature, account, round } = state;
  const judged = judgeLength(state, input.days, act.by.id, act.now);
  if ('ok' in judged) return judged;
  const { decision } = judged;
  if (decision.kind === 'allow' || extendsFreely(held, act.by))
    return refuse(
      'conflict',
      `Nobody has to be asked: the owner of ${account.name} or whoever unlocked ${feature.name} can make it longer now.`,
    );
  if (decision.kind !== 'needsApproval' || !round) return refusalOf(decision);
  if (held.openExtensions?.length)
    return refuse(
      'conflict',
      `More time with ${feature.name} was asked for ${account.name} already; it waits for an answer.`,
    );
  const id = act.newId();
  return {
    ok: true,
    next: {
      id,
      roundId: round.id,
      extendsGrantId: held.id,
      steps: decision.steps,
      ground: decision.ground,
    },
    events: [
      {
        type: 'request.created',
        feature,
        account,
        requestId: id,
        days: input.days,
        reason: input.reason,
        ruleText: decision.ground.ruleText,
        extension: true,
      },
    ],
  };
}
