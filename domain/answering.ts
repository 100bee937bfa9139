/** What approving, rejecting and withdrawing a request decide. The last yes and the grant are one act. */
import { decideAccess, type Ground } from './access.ts';
import type { Act } from './act.ts';
import type { AccountRef, AuditEvent, FeatureRef } from './audit/events.ts';
import { type Decision, refuse } from './decision.ts';
import { approveExtension, type ExtendableGrant, type ExtendedGrant, judgeLength } from './extending.ts';
import {
  type Approver,
  asksOthers,
  type JudgedRequest,
  nextRequestStatus,
  type Patience,
  type RequestStatus,
  requestTransitions,
  sameSteps,
  stepToDecide,
} from './requests.ts';
import { type AccessState, grant, type NewGrant, refusalOf } from './unlocking.ts';

export interface DecidedRequest {
  readonly id: string;
  readonly days: number;
  readonly reason: string;
  readonly intentAt: Date;
  /** Nothing for the usual one. */
  readonly variant: string | null;
  readonly contactKeys: readonly string[];
  /** Nothing for as soon as it is granted. */
  readonly startsAt: Date | null;
  readonly judged: JudgedRequest;
  /** The name of whoever it was asked for, when they are not here any more. */
  readonly gone?: string | undefined;
}

/** Who said what on which step. */
export interface NewApproval {
  readonly step: number;
  readonly onBehalfOf: string | null;
}

export interface ApprovedRequest extends NewApproval {
  /** Nothing while further steps, people or a place are missing. */
  readonly grant: NewGrant | undefined;
  /** Waitlisted from now on when it has every yes, but all places are taken. */
  readonly status: RequestStatus;
  /** Instead of a grant, when it asked to make one longer. */
  readonly extension: ExtendedGrant | undefined;
}

interface RequestState {
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  readonly request: DecidedRequest;
}

interface AnsweredRequest extends RequestState {
  readonly approver: Approver;
  readonly escalationHours: number;
}

/** A request asks for a new grant, or to make one longer that is there. */
type ApproveState = AccessState & AnsweredRequest & { readonly held?: ExtendableGrant | undefined };

export function approve(
  state: ApproveState,
  input: { readonly revision: number; readonly reason?: string | null | undefined },
  act: Act,
): Decision<ApprovedRequest> {
  const { judged } = state.request;
  const deciding = stepToDecide(judged, state.approver, input.revision, patienceOf(state, act));
  if ('ok' in deciding) return deciding;
  const { gone } = state.request;
  if (gone !== undefined)
    return refuse('conflict', `${gone} is not here any more. The owner of the account can ask again.`);
  const access = accessFor(state, act);
  if ('ok' in access) return access;
  if (access.kind === 'deny') return refusalOf(access);
  if (access.kind !== 'allow' && !sameSteps(access.steps, judged.steps))
    return refuse('stale', asksOthers(state.feature));
  const { inPlaceOf } = deciding;
  const about = { ...aboutOf(state), inPlaceOf, reason: input.reason ?? undefined };
  const said = { step: deciding.step, onBehalfOf: inPlaceOf?.id ?? null };
  const missing = { ...said, grant: undefined, extension: undefined, status: judged.status };
  const steps = judged.steps.length;
  const yes: AuditEvent = { type: 'request.step_approved', ...about, step: deciding.step + 1, steps };
  if (!deciding.completes || judged.status !== 'pending') return { ok: true, next: missing, events: [yes] };
  if (access.kind === 'waitlist') {
    const { place } = access;
    return {
      ok: true,
      next: { ...missing, status: requestTransitions.pending.waitlist },
      events: [yes, { type: 'request.waitlisted', ...refsOf(state), place }],
    };
  }
  const last: AuditEvent = { type: 'request.approved', ...about };
  const done = { ...missing, status: requestTransitions.pending.approve };
  if (state.held) {
    const longer = approveExtension({ ...state, held: state.held }, state.request, act);
    if (!longer.ok) return longer;
    return { ok: true, next: { ...done, extension: longer.next }, events: [last, ...longer.events] };
  }
  const granted = grantAsked(state, access.ground, act);
  if (!granted.ok) return granted;
  return { ok: true, next: { ...done, grant: granted.next }, events: [last, ...granted.events] };
}

function accessFor(state: ApproveState, { now }: Act) {
  const { held, request: asked } = state;
  if (!held) return decideAccess(state.facts, asked.days);
  const length = judgeLength({ ...state, held }, asked.days, asked.judged.requestedFor, now);
  return 'ok' in length ? length : length.decision;
}

function grantAsked(state: AccessState & RequestState, ground: Ground, act: Act): Decision<NewGrant> {
  const { request: asked } = state;
  const wish = {
    days: asked.days,
    reason: asked.reason,
    intentAt: asked.intentAt,
    startsAt: asked.startsAt,
    variant: asked.variant ?? state.onVariant,
    contactKeys: asked.contactKeys,
    source: 'request',
    requestId: asked.id,
    sellerId: asked.judged.requestedFor,
  } as const;
  return grant(state, wish, ground, act);
}

export function reject(
  state: AnsweredRequest,
  input: { readonly revision: number; readonly reason: string },
  act: Pick<Act, 'now'>,
): Decision<NewApproval & { readonly status: RequestStatus }> {
  const { judged } = state.request;
  const status = nextRequestStatus(judged.status, 'reject');
  if (typeof status === 'object') return status;
  const deciding = stepToDecide(judged, state.approver, input.revision, patienceOf(state, act));
  if ('ok' in deciding) return deciding;
  const { inPlaceOf } = deciding;
  return {
    ok: true,
    next: { step: deciding.step, onBehalfOf: inPlaceOf?.id ?? null, status },
    events: [{ type: 'request.rejected', ...aboutOf(state), inPlaceOf, reason: input.reason }],
  };
}

export function cancelRequest(
  state: RequestState,
  reason: string | undefined,
): Decision<{ readonly status: RequestStatus }> {
  const status = nextRequestStatus(state.request.judged.status, 'cancel');
  if (typeof status === 'object') return status;
  return { ok: true, next: { status }, events: [{ type: 'request.cancelled', ...refsOf(state), reason }] };
}

function patienceOf({ escalationHours }: AnsweredRequest, { now }: Pick<Act, 'now'>): Patience {
  return { escalationHours, now };
}

function refsOf({ feature, account, request }: RequestState) {
  return { feature, account, requestId: request.id };
}

function aboutOf(state: RequestState) {
  return { ...refsOf(state), revision: state.request.judged.revision };
}
