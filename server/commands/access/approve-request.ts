import { approve } from '#domain/answering.ts';
import { approveInput } from '#domain/inputs/access.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { insertGrant } from './load-access.ts';
import { approveScope, insertApproval, loadRequest, settleRequest } from './load-request.ts';

export const approveRequestVerb = defineVerb({
  name: 'approve-request',
  action: 'approve',
  input: approveInput,
  load: (tx, input, act) => loadRequest(tx, input.requestId, act),
})({
  scope: approveScope,
  decide: approve,
  save: async (tx, next, { state, input, act }) => {
    await insertApproval(
      tx,
      { step: next.step, decision: 'approve', reason: input.reason ?? null },
      state,
      act,
    );
    if (!next.grant) return { granted: false, grantId: null };
    await insertGrant(tx, next.grant, state, act);
    await settleRequest(tx, state.row.id, 'approved', act.now);
    return { granted: true, grantId: next.grant.id };
  },
});
