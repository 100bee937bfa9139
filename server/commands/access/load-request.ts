import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { approvals, requests } from '#db/schema/access.ts';
import { users } from '#db/schema/users.ts';
import type { Act } from '#domain/act.ts';
import { refuse } from '#domain/decision.ts';
import { type Approver, inGroup, type JudgedRequest, openStep } from '#domain/requests.ts';
import type { ReadAccess } from '#server/access/read-access.ts';
import { lockRequest } from '#server/commands/lock.ts';
import { isRefusal } from '#server/commands/verb.ts';
import { loadAccess } from './load-access.ts';

/** A request under lock with its approvals; access is judged for whoever it was asked for, not for the approver. */
export async function loadRequest(tx: Transaction, requestId: string, act: Act) {
  const [found] = await tx.select().from(requests).where(eq(requests.id, requestId));
  if (!found) return refuse('not_found', 'There is no such request.');
  const [asker] = await tx.select().from(users).where(eq(users.id, found.requestedFor));
  if (!asker) return refuse('not_found', 'Whoever asked is not here any more.');
  const access = await loadAccess(tx, found, asker, act.now);
  if (isRefusal(access)) return access;
  const row = await lockRequest(tx, requestId);
  if (isRefusal(row)) return row;
  const decided = await tx.select().from(approvals).where(eq(approvals.requestId, requestId));
  const judged: JudgedRequest = { ...row, approvals: decided };
  return { ...access, row, request: { ...row, judged }, approver: approverOf(access, act) };
}

function approverOf(access: ReadAccess, { by }: Act): Approver {
  return {
    id: by.id,
    roles: by.roles,
    isFeaturePm: access.featureRow.pmId === by.id,
    sameTeam: by.teamId !== null && access.accountRow.teamId === by.teamId,
  };
}

export function approveScope(state: {
  readonly request: { readonly judged: JudgedRequest };
  readonly approver: Approver;
}) {
  const { judged } = state.request;
  const group = judged.steps[openStep(judged) ?? 0]?.group;
  const may = group !== undefined && inGroup(group, state.approver);
  return {
    leadStep: may && group === 'lead',
    engineeringStep: may && group === 'engineering',
    ownFeatures: may && group === 'feature_pm',
  };
}

export async function insertApproval(
  tx: Transaction,
  decided: { step: number; decision: 'approve' | 'reject'; reason: string | null },
  { row }: { readonly row: { readonly id: string; readonly revision: number } },
  act: Act,
): Promise<void> {
  await tx.insert(approvals).values({
    ...decided,
    id: act.newId(),
    requestId: row.id,
    requestRevision: row.revision,
    decidedBy: act.by.id,
    createdAt: act.now,
  });
}

export async function settleRequest(
  tx: Transaction,
  requestId: string,
  status: 'approved' | 'rejected' | 'cancelled',
  at: Date,
): Promise<void> {
  await tx.update(requests).set({ status, decidedAt: at }).where(eq(requests.id, requestId));
}
