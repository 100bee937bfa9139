/** What approving, rejecting and withdrawing a request decide. Approving and granting are one act. */
import { decideAccess } from './access.ts';
import type { Act } from './act.ts';
import type { AccountRef, FeatureRef } from './audit/events.ts';
import type { Decision } from './decision.ts';
import { type Approver, type JudgedRequest, nextRequestStatus, stepToDecide } from './requests.ts';
import { type AccessState, grant, type NewGrant, refusalOf } from './unlocking.ts';

export interface DecidedRequest {
  readonly id: string;
  readonly days: number;
  readonly reason: string;
  readonly intentAt: Date;
  /** Nothing for the usual one. */
  readonly variant: string | null;
  readonly contactKeys: readonly string[];
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
    variant: asked.variant ?? state.onVariant,
    contactKeys: asked.contactKeys,
    source: 'request',
    requestId: asked.id,
    sellerId: asked.judged.requestedFor,
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
