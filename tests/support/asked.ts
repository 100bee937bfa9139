import type { DecidedRequest } from '#domain/answering.ts';
import type { Role } from '#domain/permissions.ts';
import type { Approver, JudgedRequest, PriorApproval } from '#domain/requests.ts';
import { noon } from '#tests/support/facts.ts';

const hourMs = 3_600_000;
export const hoursAfterNoon = (hours: number) => new Date(noon.getTime() + hours * hourMs);
export const patience = { escalationHours: 72, now: noon };

export const approver = (id: string, roles: Role[] = ['pm'], changes: Partial<Approver> = {}): Approver => ({
  id,
  roles,
  isFeaturePm: roles.includes('pm'),
  sameTeam: true,
  standsInFor: [],
  ...changes,
});

/** Somebody who is away and named another. */
export const away = (
  id: string,
  roles: Role[] = ['pm'],
  changes: Partial<Approver> = {},
): Approver['standsInFor'][number] => ({
  name: `The ${id}`,
  id,
  roles,
  isFeaturePm: roles.includes('pm'),
  sameTeam: true,
  ...changes,
});

export const judged = (changes: Partial<JudgedRequest> = {}): JudgedRequest => ({
  status: 'pending',
  revision: 2,
  revisedAt: noon,
  requestedBy: 'asker',
  requestedFor: 'colleague',
  steps: [{ group: 'feature_pm', quorum: 1 }],
  approvals: [],
  ...changes,
});

export const yes = (decidedBy: string, changes: Partial<PriorApproval> = {}): PriorApproval => ({
  decidedBy,
  step: 0,
  requestRevision: 2,
  onBehalfOf: null,
  decision: 'approve',
  createdAt: noon,
  ...changes,
});

const plainTerms: { readonly dealCloseDate: string | null; readonly dealValue: number | null } = {
  dealCloseDate: null,
  dealValue: null,
};

export const asked = (changes: Partial<JudgedRequest> = {}): DecidedRequest & typeof plainTerms => ({
  ...plainTerms,
  id: 'request-1',
  days: 30,
  reason: 'They asked on the call.',
  intentAt: new Date(noon.getTime() - 60_000),
  startsAt: null,
  variant: null,
  contactKeys: [],
  judged: judged({ requestedBy: 'the-sales', requestedFor: 'the-sales', revision: 1, ...changes }),
});
