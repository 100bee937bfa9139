/** What unlocking, asking, approving, rejecting, ending and undoing decide; all of it through `decideAccess`. */
import type { AccessDecision, AccessFacts, Ground } from './access.ts';
import { decideAccess, groundInWords } from './access.ts';
import type { Act } from './act.ts';
import type { AccountRef, AuditEvent, FeatureRef, PersonRef } from './audit/events.ts';
import { type Decision, type Refusal, type RefusalCode, refuse } from './decision.ts';
import {
  type GrantSource,
  type GrantTimes,
  grantEnd,
  isLiving,
  type LengthLimits,
  undoWindowMs,
} from './grants.ts';
import type { RequestInput, UnlockInput } from './inputs/access.ts';
import type { ApprovalStep } from './policy.ts';
import { type Approver, type JudgedRequest, nextRequestStatus, stepToDecide } from './requests.ts';

export interface AccessState {
  readonly facts: AccessFacts;
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  readonly onVariant: string;
  readonly round: (LengthLimits & { readonly id: string }) | undefined;
}

export interface NewGrant {
  readonly id: string;
  readonly source: GrantSource;
  readonly variant: string;
  readonly startsAt: Date;
  readonly expiresAt: Date;
  readonly intentAt: Date;
  readonly reason: string;
  readonly ground: Ground;
  readonly roundId: string;
  readonly requestId: string | null;
}

interface GrantWish {
  readonly days: number;
  readonly reason: string;
  readonly intentAt: Date;
  readonly source: GrantSource;
  readonly requestId: string | null;
}

export function unlock(state: AccessState, input: UnlockInput, act: Act): Decision<NewGrant> {
  const decision = decideAccess(state.facts, input.days);
  if (decision.kind !== 'allow') return refusalOf(decision);
  const intentAt = earlier(input.intentAt, act.now);
  return grant(state, { ...input, intentAt, source: 'direct', requestId: null }, decision.ground, act);
}

function grant(state: AccessState, wish: GrantWish, ground: Ground, act: Act): Decision<NewGrant> {
  if (!state.round) return refuse('denied', `${state.feature.name} is not open for testing.`);
  const expiresAt = grantEnd(act.now, wish.days, state.round);
  if ('ok' in expiresAt) return expiresAt;
  const id = act.newId();
  return {
    ok: true,
    next: {
      id,
      source: wish.source,
      variant: state.onVariant,
      startsAt: act.now,
      expiresAt,
      intentAt: wish.intentAt,
      reason: wish.reason,
      ground,
      roundId: state.round.id,
      requestId: wish.requestId,
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
      },
    ],
  };
}

export interface NewRequest {
  readonly id: string;
  readonly roundId: string;
  readonly steps: readonly ApprovalStep[];
  readonly intentAt: Date;
  readonly ground: Ground;
}

export function request(
  state: AccessState & { readonly pending: boolean; readonly onBehalfOf: PersonRef | undefined },
  input: RequestInput,
  act: Act,
): Decision<NewRequest> {
  if (state.pending)
    return refuse(
      'conflict',
      `${state.feature.name} was asked for ${state.account.name} already; it waits for an answer.`,
    );
  const decision = decideAccess(state.facts, input.days);
  if (decision.kind === 'allow')
    return refuse(
      'conflict',
      `No need to ask: you can unlock ${state.feature.name} for ${state.account.name} yourself.`,
    );
  if (decision.kind !== 'needsApproval' || !state.round) return refusalOf(decision);
  const id = act.newId();
  return {
    ok: true,
    next: {
      id,
      roundId: state.round.id,
      steps: decision.steps,
      intentAt: earlier(input.intentAt, act.now),
      ground: decision.ground,
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
        onBehalfOf: state.onBehalfOf,
      },
    ],
  };
}

export interface DecidedRequest {
  readonly id: string;
  readonly days: number;
  readonly reason: string;
  readonly intentAt: Date;
  readonly judged: JudgedRequest;
}

export interface ApprovedRequest {
  readonly step: number;
  /** Undefined while further steps or people are missing: approving and granting are one act. */
  readonly grant: NewGrant | undefined;
}

export function approve(
  state: AccessState & { readonly request: DecidedRequest; readonly approver: Approver },
  input: { readonly revision: number; readonly reason?: string | null | undefined },
  act: Act,
): Decision<ApprovedRequest> {
  const { request: asked } = state;
  const deciding = stepToDecide(asked.judged, state.approver, input.revision);
  if ('ok' in deciding) return deciding;
  const access = decideAccess(state.facts, asked.days);
  if (access.kind === 'deny' || access.kind === 'waitlist') return refusalOf(access);
  const about = {
    feature: state.feature,
    account: state.account,
    requestId: asked.id,
    revision: asked.judged.revision,
  };
  const reason = input.reason ?? undefined;
  if (!deciding.completes) {
    const steps = asked.judged.steps.length;
    return {
      ok: true,
      next: { step: deciding.step, grant: undefined },
      events: [{ type: 'request.step_approved', ...about, step: deciding.step + 1, steps, reason }],
    };
  }
  const wish = {
    days: asked.days,
    reason: asked.reason,
    intentAt: asked.intentAt,
    source: 'request',
    requestId: asked.id,
  } as const;
  const granted = grant(state, wish, access.ground, act);
  if (!granted.ok) return granted;
  return {
    ok: true,
    next: { step: deciding.step, grant: granted.next },
    events: [{ type: 'request.approved', ...about, reason }, ...granted.events],
  };
}

interface RequestState {
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  readonly request: DecidedRequest;
}

export function reject(
  state: RequestState & { readonly approver: Approver },
  input: { readonly revision: number; readonly reason: string },
): Decision<{ readonly step: number }> {
  const deciding = stepToDecide(state.request.judged, state.approver, input.revision);
  if ('ok' in deciding) return deciding;
  const { feature, account, request: asked } = state;
  return {
    ok: true,
    next: { step: deciding.step },
    events: [
      {
        type: 'request.rejected',
        feature,
        account,
        requestId: asked.id,
        revision: input.revision,
        reason: input.reason,
      },
    ],
  };
}

export function cancelRequest(state: RequestState, reason: string | undefined): Decision<null> {
  const status = nextRequestStatus(state.request.judged.status, 'cancel');
  if (typeof status === 'object') return status;
  const { feature, account, request: asked } = state;
  return {
    ok: true,
    next: null,
    events: [{ type: 'request.cancelled', feature, account, requestId: asked.id, reason }],
  };
}

export interface HeldGrant extends GrantTimes {
  readonly id: string;
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  readonly createdAt: Date;
}

export function revoke(held: HeldGrant, reason: string, act: Act): Decision<{ readonly endReason: string }> {
  if (!isLiving(held, act.now)) return notLiving(held);
  return {
    ok: true,
    next: { endReason: reason },
    events: [{ ...aboutGrant(held), type: 'grant.revoked', reason }],
  };
}

export function undo(held: HeldGrant, act: Act): Decision<{ readonly endReason: string }> {
  if (!isLiving(held, act.now)) return notLiving(held);
  if (act.now.getTime() - held.createdAt.getTime() > undoWindowMs)
    return refuse('conflict', 'Undo is for the first 15 minutes. End it with a reason instead.');
  return { ok: true, next: { endReason: 'Undone' }, events: [{ ...aboutGrant(held), type: 'grant.undone' }] };
}

function aboutGrant(held: HeldGrant): Omit<Extract<AuditEvent, { type: 'grant.undone' }>, 'type'> {
  return { feature: held.feature, account: held.account, grantId: held.id };
}

function notLiving(held: HeldGrant): Refusal {
  return refuse('conflict', `${held.account.name} does not have ${held.feature.name} any more.`);
}

const codes: Record<Exclude<AccessDecision['kind'], 'allow'>, RefusalCode> = {
  needsApproval: 'needs_approval',
  waitlist: 'no_seat',
  deny: 'denied',
};

function refusalOf(decision: AccessDecision): Refusal {
  if (decision.kind === 'allow') return refuse('conflict', decision.sentence);
  return refuse(codes[decision.kind], decision.sentence);
}

function earlier(intentAt: Date | undefined, now: Date): Date {
  return intentAt && intentAt < now ? intentAt : now;
}
