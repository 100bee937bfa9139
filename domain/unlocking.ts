/** What unlocking and asking decide; both through `decideAccess`. */
import type { AccessDecision, AccessFacts, Ground } from './access.ts';
import { decideAccess, groundInWords } from './access.ts';
import type { Act, Person } from './act.ts';
import type { AccountRef, AuditEvent, FeatureRef, PersonRef } from './audit/events.ts';
import { addDays } from './dates.ts';
import { type Decision, type Refusal, type RefusalCode, refuse } from './decision.ts';
import { outlivedExtensions } from './ending.ts';
import { type GrantScope, grantScope, type ScopeFacts, unusualScope } from './grant-scope.ts';
import { type GrantSource, grantEnd, grantStart, type LengthLimits, unusualStart } from './grants.ts';
import type { RequestInput, UnlockInput } from './inputs/access.ts';
import { permits } from './permissions.ts';
import type { ApprovalStep, ApproverGroup } from './policy.ts';
import { cancellations, type PendingRequest } from './rounds.ts';

export interface AccessState {
  readonly facts: AccessFacts;
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  readonly onVariant: string;
  readonly round: (LengthLimits & { readonly id: string }) | undefined;
}

export interface NewGrant extends GrantScope {
  readonly id: string;
  readonly source: GrantSource;
  readonly startsAt: Date;
  readonly expiresAt: Date;
  readonly intentAt: Date;
  readonly reason: string;
  readonly ground: Ground;
  readonly roundId: string;
  readonly requestId: string | null;
  /** Whose budget it counts against. */
  readonly sellerId: string;
}

/** What unlocking and asking need beside the facts of access. */
type Askable = AccessState & ScopeFacts;

interface GrantWish extends GrantScope {
  readonly days: number;
  readonly reason: string;
  readonly intentAt: Date;
  /** Left out, nothing or past: now. */
  readonly startsAt?: Date | null | undefined;
  readonly source: GrantSource;
  readonly requestId: string | null;
  readonly sellerId: string;
  /** Whose yes was skipped, by break-glass. */
  readonly skipped?: readonly ApproverGroup[];
}

export interface DirectUnlock {
  readonly grant: NewGrant;
  /** Requests that the unlock answers. */
  readonly cancelRequests: readonly string[];
}

export function unlock(
  state: Askable & { readonly openRequests: readonly PendingRequest[] },
  input: UnlockInput,
  act: Act,
): Decision<DirectUnlock> {
  const decision = decideAccess(state.facts, input.days);
  if (decision.kind !== 'allow') return refusalOf(decision);
  const scope = grantScope(state, input);
  if ('ok' in scope) return scope;
  const intentAt = earlier(input.intentAt, act.now);
  const granted = grant(
    state,
    { ...input, ...scope, intentAt, source: 'direct', requestId: null, sellerId: act.by.id },
    decision.ground,
    act,
  );
  if (!granted.ok) return granted;
  return {
    ok: true,
    next: { grant: granted.next, cancelRequests: state.openRequests.map((open) => open.id) },
    events: [
      ...granted.events,
      ...cancellations(state.feature, state.openRequests, 'It was unlocked directly.'),
    ],
  };
}

/** A grant as wished, with the event that tells it. */
export function grant(state: AccessState, wish: GrantWish, ground: Ground, act: Act): Decision<NewGrant> {
  if (!state.round) return refuse('denied', `${state.feature.name} is not open for testing.`);
  const startsAt = grantStart(wish.startsAt, act.now);
  if ('ok' in startsAt) return startsAt;
  const expiresAt = grantEnd(startsAt, wish.days, state.round);
  if ('ok' in expiresAt) return expiresAt;
  const id = act.newId();
  return {
    ok: true,
    next: {
      id,
      source: wish.source,
      variant: wish.variant,
      contactKeys: wish.contactKeys,
      startsAt,
      expiresAt,
      intentAt: wish.intentAt,
      reason: wish.reason,
      ground,
      roundId: state.round.id,
      requestId: wish.requestId,
      sellerId: wish.sellerId,
    },
    events: [
      {
        type: 'grant.created',
        feature: state.feature,
        account: state.account,
        grantId: id,
        source: wish.source,
        expiresAt: expiresAt.toISOString(),
        reason: wish.reason,
        policy: groundInWords(ground),
        ruleText: ground.ruleText,
        requestId: wish.requestId ?? undefined,
        ...unusualScope(wish, state.onVariant),
        ...unusualStart(startsAt, act.now),
        ...(wish.skipped && { skipped: wish.skipped }),
      },
    ],
  };
}

export interface NewRequest {
  readonly id: string;
  readonly roundId: string;
  /** Its place on the waitlist, counted from 1; undefined when there is a seat and only a yes is missing. */
  readonly waitsAt: number | undefined;
  readonly steps: readonly ApprovalStep[];
  readonly intentAt: Date;
  readonly ground: Ground;
  /** Nothing for the one that is usual when it is approved. */
  readonly variant: string | null;
  readonly contactKeys: readonly string[];
  /** Nothing for as soon as it is granted. */
  readonly startsAt: Date | null;
  /** Requests that it takes the place of. */
  readonly cancelRequests: readonly string[];
}

interface Asked extends Askable {
  readonly pending: boolean;
  /** Nobody answered them and nobody will: what asks anew takes their place. */
  readonly over: readonly PendingRequest[];
  /** Whose request it is; the facts of access are theirs. */
  readonly onBehalfOf: (PersonRef & Pick<Person, 'roles'>) | undefined;
}

export function request(state: Asked, input: RequestInput, act: Act): Decision<NewRequest> {
  const barred = refuseColleague(state);
  if (barred) return barred;
  if (state.pending)
    return refuse(
      'conflict',
      `${state.feature.name} was asked for ${state.account.name} already; it waits for an answer.`,
    );
  const decision = decideAccess(state.facts, input.days);
  if (decision.kind === 'allow') return refuse('conflict', noNeed(state));
  if (decision.kind === 'deny' || !state.round) return refusalOf(decision);
  const waitsAt = decision.kind === 'waitlist' ? decision.place : undefined;
  const scope = grantScope(state, input);
  if ('ok' in scope) return scope;
  const startsAt = grantStart(input.startsAt, act.now);
  if ('ok' in startsAt) return startsAt;
  const unusual = unusualScope(scope, state.onVariant);
  const id = act.newId();
  return {
    ok: true,
    next: {
      id,
      roundId: state.round.id,
      waitsAt,
      steps: decision.steps,
      intentAt: earlier(input.intentAt, act.now),
      ground: decision.ground,
      variant: unusual.variant ?? null,
      contactKeys: scope.contactKeys,
      startsAt: startsAt > act.now ? startsAt : null,
      cancelRequests: state.over.map((over) => over.id),
    },
    events: [
      {
        type: 'request.created',
        feature: state.feature,
        account: state.account,
        requestId: id,
        days: input.days,
        reason: input.reason,
        ruleText: decision.ground.ruleText,
        onBehalfOf: state.onBehalfOf && { id: state.onBehalfOf.id, name: state.onBehalfOf.name },
        ...unusual,
        ...unusualStart(startsAt, act.now),
      },
      ...outlivedExtensions(state.feature, state.over),
      ...waitlistings(state, id, waitsAt),
    ],
  };
}

/** Nobody lends their name for what they may not ask themselves. */
function refuseColleague({ onBehalfOf, facts, account }: Asked): Refusal | undefined {
  const internalAccounts = facts.account.type === 'internal';
  if (!onBehalfOf || permits('unlock', onBehalfOf.roles, { byPolicy: true, internalAccounts }))
    return undefined;
  return refuse(
    'forbidden',
    `${onBehalfOf.name} may not ask for anything for ${account.name}, so nobody asks on their behalf.`,
  );
}

function noNeed({ feature, account, onBehalfOf }: Asked): string {
  const can = `can unlock ${feature.name} for ${account.name}`;
  return onBehalfOf ? `No need to ask: ${onBehalfOf.name} ${can}.` : `No need to ask: you ${can} yourself.`;
}

function waitlistings(state: AccessState, requestId: string, place: number | undefined): AuditEvent[] {
  if (place === undefined) return [];
  return [{ type: 'request.waitlisted', feature: state.feature, account: state.account, requestId, place }];
}

const codes: Record<Exclude<AccessDecision['kind'], 'allow'>, RefusalCode> = {
  needsApproval: 'needs_approval',
  waitlist: 'no_seat',
  deny: 'denied',
};

export function refusalOf(decision: AccessDecision): Refusal {
  if (decision.kind === 'allow') return refuse('conflict', decision.sentence);
  return refuse(codes[decision.kind], decision.sentence);
}

/** An intent lies at most a day back: a sheet that stayed open over the weekend is no measure. */
export function earlier(intentAt: Date | undefined, now: Date): Date {
  if (!intentAt || intentAt > now) return now;
  const earliest = addDays(now, -1);
  return intentAt < earliest ? earliest : intentAt;
}
