import { undo } from '#domain/ending.ts';
import { undoInput } from '#domain/inputs/access.ts';
import { reopenInterest } from '#server/commands/demand/settle-interest.ts';
import { cancelRequests, endGrants } from '#server/commands/end-access.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { grantScope, loadGrant } from './load-grant.ts';

export const undoUnlockVerb = defineVerb({
  name: 'undo-unlock',
  action: 'change_grant',
  input: undoInput,
  load: (tx, input) => loadGrant(tx, input.grantId),
})({
  scope: grantScope,
  decide: (state, _input, act) => undo(state, act),
  save: async (tx, next, { state, act }) => {
    await endGrants(tx, [state.id], { at: act.now, as: 'revoked', reason: next.endReason });
    await cancelRequests(tx, next.cancelRequests, act.now);
    await reopenInterest(tx, state, state.createdAt);
    return { grantId: state.id };
  },
});
