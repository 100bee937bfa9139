import { eq } from 'drizzle-orm';
import { requests } from '#db/schema/access.ts';
import { approve } from '#domain/answering.ts';
import { approveInput } from '#domain/inputs/access.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { lengthenGrant } from './extend-grant.ts';
import { insertGrant } from './load-access.ts';
import { answerScope, insertApproval, loadRequest, settleRequest } from './load-request.ts';

export const approveRequestVerb = defineVerb({
  name: 'approve-request',
  action: 'approve',
  input: approveInput,
  load: (tx, input, act) => loadRequest(tx, input.requestId, act),
})({
  scope: answerScope,
  decide: approve,
  save: async (tx, next, { state, input, act }) => {
    const { id } = state.row;
    await insertApproval(tx, next, { decision: 'approve', reason: input.reason ?? null }, state, act);
    const { status } = next;
    const waitlisted = status === 'waitlisted' && state.row.status === 'pending';
    if (waitlisted) await tx.update(requests).set({ status, waitsSince: act.now }).where(eq(requests.id, id));
    if (next.grant) await insertGrant(tx, next.grant, state, act);
    if (next.extension) await lengthenGrant(tx, next.extension);
    const granted = next.grant !== undefined || next.extension !== undefined;
    if (granted) await settleRequest(tx, id, status, act.now);
    return { granted, grantId: next.grant?.id ?? null, waitlisted };
  },
});
