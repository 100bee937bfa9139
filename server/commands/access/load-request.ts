import { asc, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { approvals, requests } from '#db/schema/access.ts';
import { users } from '#db/schema/users.ts';
import type { Act } from '#domain/act.ts';
import type { NewApproval } from '#domain/answering.ts';
import { refuse } from '#domain/decision.ts';
import type { ScopeFacts } from '#domain/permissions.ts';
import { type Approver, approveScope, type JudgedRequest, type RequestStatus } from '#domain/requests.ts';
import { approverFor, readAway, readEscalationHours } from '#server/access/approvers.ts';
import { lockRequest } from '#server/commands/lock.ts';
import { isRefusal } from '#server/commands/verb.ts';
import { loadAccess } from './load-access.ts';
import { loadGrant } from './load-grant.ts';

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
  const held = row.extendsGrantId ? await loadGrant(tx, row.extendsGrantId) : undefined;
  if (held && isRefusal(held)) return held;
  const decided = await tx
    .select()
    .from(approvals)
    .where(eq(approvals.requestId, requestId))
    .orderBy(asc(approvals.createdAt));
  const judged: JudgedRequest = { ...row, approvals: decided };
  const away = await readAway(tx, [act.by.id], act.now);
  const about = { pmId: access.featureRow.pmId, teamId: access.accountRow.teamId };
  return {
    ...access,
    row,
    held,
    request: { ...row, judged, gone: asker.active ? undefined : asker.name },
    approver: approverFor(act.by, away, about),
    escalationHours: await readEscalationHours(tx),
  };
}

interface Answered {
  readonly request: { readonly judged: JudgedRequest };
  readonly approver: Approver;
  readonly escalationHours: number;
}

export function answerScope({ request, approver, escalationHours }: Answered, { now }: Act): ScopeFacts {
  return approveScope(request.judged, approver, { escalationHours, now });
}

export async function insertApproval(
  tx: Transaction,
  { step, onBehalfOf }: NewApproval,
  said: { readonly decision: 'approve' | 'reject'; readonly reason: string | null },
  { row }: { readonly row: { readonly id: string; readonly revision: number } },
  act: Act,
): Promise<void> {
  await tx.insert(approvals).values({
    ...said,
    step,
    onBehalfOf,
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
  status: RequestStatus,
  at: Date,
): Promise<void> {
  await tx.update(requests).set({ status, decidedAt: at }).where(eq(requests.id, requestId));
}
