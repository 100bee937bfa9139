import type { requests } from '#db/schema/access.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';
import {
  isAsker,
  isEscalated,
  isOpen,
  openStep,
  type Patience,
  stepToDecide,
  waitsSince,
  withdrawScope,
} from '#domain/requests.ts';
import { approverFor, type StoodInFor } from '#server/access/approvers.ts';
import type { GivenApproval } from './approvals-list.ts';

interface StandingRequest {
  readonly request: typeof requests.$inferSelect;
  readonly feature: { readonly pmId: string };
  readonly account: { readonly ownerId: string; readonly teamId: string | null };
  readonly approvals: readonly GivenApproval[];
  /** Nobody answers it any more, though nobody did. */
  readonly over?: boolean;
}

/** How far a request got, and what the reader may do with it. */
export function standingOf(
  { request, feature, account, approvals, over = false }: StandingRequest,
  { by, away }: { readonly by: Person; readonly away: readonly StoodInFor[] },
  patience: Patience,
) {
  const judged = { ...request, approvals };
  const open = isOpen(request.status) && !over;
  const step = openStep(judged);
  const approver = approverFor(by, away, { pmId: feature.pmId, teamId: account.teamId });
  const deciding = stepToDecide(judged, approver, request.revision, patience);
  const standing = approvals.filter((one) => one.requestRevision === request.revision);
  const isMine = isAsker(request, by.id);
  const scope = withdrawScope(
    { ...request, accountOwnerId: account.ownerId, sameTeam: approver.sameTeam },
    by.id,
  );
  return {
    /** The group that is waited for; null when it has every yes. */
    waitsFor: (open && step !== undefined && request.steps[step]?.group) || null,
    /** Counted from 1. */
    step: (step ?? 0) + 1,
    yeses: {
      given: standing.filter((one) => one.decision === 'approve').length,
      of: request.steps.reduce((sum, one) => sum + one.quorum, 0),
    },
    approvedBy: standing
      .filter((one) => one.decision === 'approve')
      .map(({ byName, inPlaceOf }) => ({ name: byName, inPlaceOf })),
    isMine,
    /** What is held, or needs nobody's yes any more, is theirs to take. */
    isTheirs: request.requestedFor === by.id || account.ownerId === by.id,
    mayDecide: !over && !('ok' in deciding),
    /** In whose place the reader would decide. */
    inPlaceOf: 'ok' in deciding ? null : (deciding.inPlaceOf?.name ?? null),
    mayWithdraw: isOpen(request.status) && permits('withdraw_request', by.roles, scope),
    mayChange: open && isMine,
    escalated: open && isEscalated(judged, patience),
    waitsSince: waitsSince(judged),
  };
}
