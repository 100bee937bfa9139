/**
 * Requests and their approvals. A request is judged step by step; nobody approves what they asked for themselves
 * or what was asked on their behalf, a quorum counts people, and an approval names the revision it saw.
 */
import type { PersonRef } from './audit/refs.ts';
import { hourMs } from './dates.ts';
import { type Refusal, refuse } from './decision.ts';
import type { Role, ScopeFacts } from './permissions.ts';
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

export const requestCommands = ['approve', 'reject', 'cancel', 'waitlist', 'offer', 'lapse', 'take'] as const;
export type RequestCommand = (typeof requestCommands)[number];

type Transitions = Record<RequestStatus, Partial<Record<RequestCommand, RequestStatus>>>;

/** A decision that knows the status reads the next one here; one that is not in its row does not compile. */
export const requestTransitions = {
  pending: { approve: 'approved', reject: 'rejected', cancel: 'cancelled', waitlist: 'waitlisted' },
  waitlisted: { take: 'approved', reject: 'rejected', cancel: 'cancelled', offer: 'offered' },
  offered: { take: 'approved', reject: 'rejected', cancel: 'cancelled', lapse: 'waitlisted' },
  approved: {},
  rejected: {},
  cancelled: {},
} as const satisfies Transitions;

/** @returns the status after the command, or a `conflict` refusal. */
export function nextRequestStatus(status: RequestStatus, command: RequestCommand): RequestStatus | Refusal {
  const { [status]: row }: Transitions = requestTransitions;
  return row[command] ?? refuse('conflict', answeredAlready(status));
}

function answeredAlready(status: RequestStatus): string {
  return `This request is ${status} already; nothing was changed.`;
}

/** What makes somebody belong to a group of approvers, for one request. */
export interface Member {
  readonly roles: readonly Role[];
  readonly isFeaturePm: boolean;
  readonly sameTeam: boolean;
}

export interface Approver extends Member {
  readonly id: string;
  /** People who are away and named this person to decide in their place. */
  readonly standsInFor: readonly (Member & PersonRef)[];
}

export interface PriorApproval {
  readonly step: number;
  readonly requestRevision: number;
  readonly decidedBy: string;
  /** Whoever was stood in for. */
  readonly onBehalfOf: string | null;
  readonly decision: 'approve' | 'reject';
  readonly createdAt: Date;
}

export interface JudgedRequest {
  readonly status: RequestStatus;
  readonly revision: number;
  readonly revisedAt: Date;
  readonly requestedBy: string;
  readonly requestedFor: string;
  readonly steps: readonly ApprovalStep[];
  readonly approvals: readonly PriorApproval[];
}

/** It waits for a yes, or for a place with a yes or without. */
export const openStatuses = ['pending', 'waitlisted', 'offered'] as const satisfies readonly RequestStatus[];
export type OpenStatus = (typeof openStatuses)[number];

/** Whether a yes can still be given. */
export function isOpen(status: RequestStatus): status is OpenStatus {
  return (openStatuses as readonly RequestStatus[]).includes(status);
}

const roleOf: Record<ApproverGroup, Role> = {
  feature_pm: 'pm',
  lead: 'sales_lead',
  engineering: 'engineer',
};

/** @param escalated it waited so long that anybody of the same role belongs to the group. */
export function inGroup(group: ApproverGroup, member: Member, escalated = false): boolean {
  if (!member.roles.includes(roleOf[group])) return false;
  switch (group) {
    case 'feature_pm':
      return escalated || member.isFeaturePm;
    case 'lead':
      return escalated || member.sameTeam;
    case 'engineering':
      return true;
  }
}

/** The step that waits for people, counted from 0; undefined when every step has its quorum. */
export function openStep(
  request: Pick<JudgedRequest, 'steps' | 'approvals' | 'revision'>,
): number | undefined {
  const index = request.steps.findIndex((step, place) => peopleFor(request, place) < step.quorum);
  return index === -1 ? undefined : index;
}

function standing({ approvals, revision }: Pick<JudgedRequest, 'approvals' | 'revision'>): PriorApproval[] {
  return approvals.filter((one) => one.decision === 'approve' && one.requestRevision === revision);
}

/** Somebody and whoever they stood in for are one, however their yeses came. */
function peopleFor(request: Pick<JudgedRequest, 'approvals' | 'revision'>, step: number): number {
  const given = standing(request).filter((one) => one.step === step);
  const hands = new Set(given.map((one) => one.decidedBy));
  const names = new Set(given.map((one) => one.onBehalfOf ?? one.decidedBy));
  return Math.min(hands.size, names.size);
}

/** Since when the open step waits: the revision, or the last yes to it. */
export function waitsSince(request: JudgedRequest): Date {
  const moments = [request.revisedAt, ...standing(request).map((one) => one.createdAt)];
  return new Date(Math.max(...moments.map((moment) => moment.getTime())));
}

/** How long a request may wait until anybody of the same role may decide, and the moment it is read. */
export interface Patience {
  readonly escalationHours: number;
  readonly now: Date;
}

/** The clock alone makes it so: anybody of the same role may decide on the open step now. */
export function isEscalated(request: JudgedRequest, { escalationHours, now }: Patience): boolean {
  if (!isOpen(request.status) || openStep(request) === undefined) return false;
  return now.getTime() - waitsSince(request).getTime() >= escalationHours * hourMs;
}

/** In whose name somebody would decide: their own, or that of whoever they stand in for. */
type Authority = { readonly inPlaceOf: PersonRef | undefined };

/** @returns everybody of the group in whose name this person could decide, themselves first. */
function authorities(group: ApproverGroup, approver: Approver, escalated: boolean): (Member & PersonRef)[] {
  if (!approver.roles.includes(roleOf[group])) return [];
  const all = [{ ...approver, name: '' }, ...approver.standsInFor];
  return all.filter((one) => inGroup(group, one, escalated));
}

/**
 * For which scopes of the permission table a person decides on this request: those of any of its steps, by themselves
 * or in somebody's place. Which step waits, and for whom, is said by `stepToDecide`. Where nobody is waited for,
 * everybody may hear that.
 */
export function approveScope(request: JudgedRequest, approver: Approver, patience: Patience): ScopeFacts {
  const escalated = isEscalated(request, patience);
  const groups = request.steps.map(({ group }) => group);
  const decides = (group: ApproverGroup) =>
    groups.length === 0 || (groups.includes(group) && authorities(group, approver, escalated).length > 0);
  return {
    leadStep: decides('lead'),
    engineeringStep: decides('engineering'),
    ownFeatures: decides('feature_pm'),
  };
}

function authority(
  request: JudgedRequest,
  group: ApproverGroup,
  approver: Approver,
  escalated: boolean,
): Authority | Refusal {
  const able = authorities(group, approver, escalated);
  if (able.length === 0)
    return refuse('forbidden', 'This request waits for somebody else: you are not among its approvers.');
  const used = standing(request).flatMap((one) => [one.decidedBy, one.onBehalfOf]);
  if (used.includes(approver.id)) return refuse('conflict', alreadyUsed(request, approver.id));
  const free = able.filter(({ id }) => !isAsker(request, id));
  const [first] = free.filter(({ id }) => !used.includes(id));
  if (first) return { inPlaceOf: first.id === approver.id ? undefined : { id: first.id, name: first.name } };
  const [someone] = free.length > 0 ? free : able;
  const name = someone?.name ?? '';
  return free.length > 0
    ? refuse('conflict', `The yes of ${name} was given already; another person must be next.`)
    : refuse('forbidden', `You stand in for ${name}, who asked for this: nobody lends their name for it.`);
}

function alreadyUsed(request: JudgedRequest, id: string): string {
  return standing(request).some((one) => one.decidedBy === id)
    ? 'You have approved this request already; another person must be next.'
    : 'Your yes was given in your place already; another person must be next.';
}

/** Whether two lists of steps ask the same people. */
export function sameSteps(some: readonly ApprovalStep[], others: readonly ApprovalStep[]): boolean {
  const key = (steps: readonly ApprovalStep[]) =>
    steps.map(({ group, quorum }) => `${group} ${quorum}`).join();
  return key(some) === key(others);
}

/** Said when the rules of today ask other people than those who were asked. */
export function asksOthers(feature: { readonly name: string }): string {
  return `The rules for ${feature.name} ask others now than when this was asked. Whoever asked changes the request, or saves it again: then those are asked.`;
}

/** Whether somebody said yes to the revision that stands, by themselves or in whose name another did. */
export function gaveYes(request: JudgedRequest, personId: string): boolean {
  return standing(request).some((one) => one.decidedBy === personId || one.onBehalfOf === personId);
}

export interface Deciding extends Authority {
  /** Counted from 0. */
  readonly step: number;
  /** Whether a yes now is the last that is needed. */
  readonly completes: boolean;
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
  patience: Patience,
): Deciding | Refusal {
  if (!isOpen(request.status)) return refuse('conflict', answeredAlready(request.status));
  if (request.revision !== seenRevision)
    return refuse('stale', 'This request was changed after you opened it. Look at it again, then decide.');
  if (isAsker(request, approver.id)) return refuse('forbidden', 'Nobody decides on their own request.');
  const step = openStep(request);
  const wanted = step === undefined ? undefined : request.steps[step];
  if (step === undefined || !wanted) return refuse('conflict', nothingToDecide(request));
  const given = authority(request, wanted.group, approver, isEscalated(request, patience));
  if ('ok' in given) return given;
  const last = step === request.steps.length - 1;
  return { ...given, step, completes: last && peopleFor(request, step) + 1 >= wanted.quorum };
}

/** Whether a yes or a no of this person would count now. */
export function mayDecide(request: JudgedRequest, approver: Approver, patience: Patience): boolean {
  return !('ok' in stepToDecide(request, approver, request.revision, patience));
}

function nothingToDecide(request: JudgedRequest): string {
  if (request.steps.length === 0) return "This request needs nobody's yes any more.";
  return 'Every step of this request is approved already.';
}

interface Asked {
  readonly requestedBy: string;
  readonly requestedFor: string;
}

export function isAsker(request: Asked, personId: string): boolean {
  return request.requestedBy === personId || request.requestedFor === personId;
}

/** For whom a request is their own to withdraw, or their team's. */
export function withdrawScope(
  request: Asked & { readonly accountOwnerId: string; readonly sameTeam: boolean },
  personId: string,
): ScopeFacts {
  const asked = isAsker(request, personId);
  return { own: asked || request.accountOwnerId === personId, team: asked || request.sameTeam };
}
