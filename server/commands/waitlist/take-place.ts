import { takePlaceInput } from '#domain/inputs/access.ts';
import { takePlace } from '#domain/offers.ts';
import { insertGrant, unlockScope } from '#server/commands/access/load-access.ts';
import { loadRequest, settleRequest } from '#server/commands/access/load-request.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';

export const takePlaceVerb = defineVerb({
  name: 'take-place',
  action: 'unlock',
  input: takePlaceInput,
  load: async (tx, input, act) => {
    const loaded = await loadRequest(tx, input.requestId, act);
    if (isRefusal(loaded)) return loaded;
    const { row, accountRow } = loaded;
    const theirs = [row.requestedFor, accountRow.ownerId];
    return { ...loaded, isTheirs: theirs.includes(act.by.id) };
  },
})({
  scope: unlockScope,
  decide: (state, _input, act) => takePlace(state, act),
  save: async (tx, grant, { state, act }) => {
    await insertGrant(tx, grant, state, act);
    await settleRequest(tx, state.row.id, 'approved', act.now);
    return { grantId: grant.id, expiresAt: grant.expiresAt.toISOString() };
  },
});
