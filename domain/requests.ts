/**
 * Requests and their approvals. A request is judged step by step; nobody approves what they asked for themselves
 * or what was asked on their behalf, a quorum counts people, and an approval names the revision it saw.
 */
import { type Refusal, refuse } from './decision.ts';
import type { Role } from './permissions.ts';
import type { ApprovalStep, ApproverGroup } from './policy.ts';

export const requestStatuses = [
  'pending',
  'approved',
  'rejected',
  'cancelled',
  'waitlisted',
  'offered',
] as const;
export type RequestStatus = (typeof requestStatuses)[number];

export const requestCommands = ['approve', 'reject', 'cancel', 'waitlist', 'offer', 'lapse'] as const;
export type RequestCommand = (typeof requestCommands)[number];

const requestTransitions: Record<RequestStatus, Partial<Record<RequestCommand, RequestStatus>>> = {
  pending: { approve: 'approved', reject: 'rejected', cancel: 'cancelled', waitlist: 'waitlisted' },
  waitlisted: { offer: 'offered', reject: 'rejected', cancel: 'cancelled' },
  offered: { approve: 'approved', lapse: 'waitlisted', cancel: 'cancelled' },
  approved: {},
  rejected: {},
  cancelled: {},
};

export function nextRequestStatus(status: RequestStatus, command: RequestCommand): RequestStatus | Refusal {
  return (
    requestTransitions[status][command] ??
    refuse('conflict', `This request is ${status} already; nothing was changed.`)
  );
}

export interface Approver {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly isFeaturePm: boolean;
  readonly sameTeam: boolean;
}

export interface PriorApproval {
  readonly step: number;
  readonly requestRevision: number;
  readonly decidedBy: string;
  readonly decision: 'approve' | 'reject';
}

export interface JudgedRequest {
  readonly status: RequestStatus;
  readonly revision: number;
  readonly requestedBy: string;
  readonly requestedFor: string;
  readonly steps: readonly ApprovalStep[];
  readonly approvals: readonly PriorApproval[];
}

export function inGroup(group: ApproverGroup, approver: Approver): boolean {
  switch (group) {
    case 'feature_pm':
      return approver.roles.includes('pm') && approver.isFeaturePm;
    case 'lead':
      return approver.roles.includes('sales_lead') && approver.sameTeam;
    case 'engineering':
      return approver.roles.includes('engineer');
  }
}

/** The step that waits for people, counted from 0; undefined when every step has its quorum. */
export function openStep(request: JudgedRequest): number | undefined {
  const index = request.steps.findIndex((step, place) => peopleFor(request, place).size < step.quorum);
  return index === -1 ? undefined : index;
}

function peopleFor(request: JudgedRequest, step: number): Set<string> {
  return new Set(
    request.approvals
      .filter((a) => a.step === step && a.decision === 'approve' && a.requestRevision === request.revision)
      .map((a) => a.decidedBy),
  );
}

/**
 * Whether this person may decide on the request now.
 * @param seenRevision the revision that stood on their screen.
 * @returns the step they decide on, or a refusal (`conflict`, `stale`, `forbidden`).
 */
export function stepToDecide(
  request: JudgedRequest,
  approver: Approver,
  seenRevision: number,
): { readonly step: number; readonly completes: boolean } | Refusal {
  if (request.status !== 'pending')
    return refuse('conflict', `This request is ${request.status} already; nothing was changed.`);
  if (request.revision !== seenRevision)
    return refuse('stale', 'This request was changed after you opened it. Look at it again, then decide.');
  if (approver.id === request.requestedBy || approver.id === request.requestedFor)
    return refuse('forbidden', 'Nobody decides on their own request.');
  const step = openStep(request);
  const wanted = step === undefined ? undefined : request.steps[step];
  if (step === undefined || !wanted)
    return refuse('conflict', 'Every step of this request is approved already.');
  if (!inGroup(wanted.group, approver))
    return refuse('forbidden', 'This request waits for somebody else: you are not among its approvers.');
  if (request.approvals.some((a) => a.decidedBy === approver.id && a.requestRevision === request.revision))
    return refuse('conflict', 'You have approved this request already; another person must be next.');
  const last = step === request.steps.length - 1;
  return { step, completes: last && peopleFor(request, step).size + 1 >= wanted.quorum };
}
