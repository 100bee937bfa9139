import { cancelRequest } from '#domain/answering.ts';
import { cancelRequestInput } from '#domain/inputs/access.ts';
import { withdrawScope } from '#domain/requests.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadRequest, settleRequest } from './load-request.ts';

export const cancelRequestVerb = defineVerb({
  name: 'cancel-request',
  action: 'withdraw_request',
  input: cancelRequestInput,
  load: (tx, input, act) => loadRequest(tx, input.requestId, act),
})({
  scope: ({ row, accountRow, approver }, { by }) =>
    withdrawScope({ ...row, accountOwnerId: accountRow.ownerId, sameTeam: approver.sameTeam }, by.id),
  decide: (state, input) => cancelRequest(state, input.reason ?? undefined),
  save: async (tx, { status }, { state, act }) => {
    await settleRequest(tx, state.row.id, status, act.now);
    return { requestId: state.row.id };
  },
});
