import { reject } from '#domain/answering.ts';
import { rejectInput } from '#domain/inputs/access.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { answerScope, insertApproval, loadRequest, settleRequest } from './load-request.ts';

export const rejectRequestVerb = defineVerb({
  name: 'reject-request',
  action: 'approve',
  input: rejectInput,
  load: (tx, input, act) => loadRequest(tx, input.requestId, act),
})({
  scope: answerScope,
  decide: reject,
  save: async (tx, next, { state, input, act }) => {
    await insertApproval(tx, next, { decision: 'reject', reason: input.reason }, state, act);
    await settleRequest(tx, state.row.id, next.status, act.now);
    return { requestId: state.row.id };
  },
});
