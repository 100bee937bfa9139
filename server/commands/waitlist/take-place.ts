import { takePlaceInput } from '#domain/inputs/access.ts';
import { takePlace } from '#domain/offers.ts';
import { insertGrant, loadAccess, unlockScope } from '#server/commands/access/load-access.ts';
import { loadRequest, settleRequest } from '#server/commands/access/load-request.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';

/** An owner who takes what a colleague asked for is judged as themselves. */
export const takePlaceVerb = defineVerb({
  name: 'take-place',
  action: 'unlock',
  input: takePlaceInput,
  load: async (tx, input, act) => {
    const loaded = await loadRequest(tx, input.requestId, act);
    if (isRefusal(loaded)) return loaded;
    const { row, accountRow } = loaded;
    if (row.requestedFor === act.by.id) return { ...loaded, isTheirs: true };
    const own = await loadAccess(tx, row, act.by, act.now);
    return isRefusal(own) ? own : { ...loaded, ...own, isTheirs: accountRow.ownerId === act.by.id };
  },
})({
  scope: unlockScope,
  decide: (state, _input, act) => takePlace(state, act),
  save: async (tx, { grant, status }, { state, act }) => {
    await insertGrant(tx, grant, state, act);
    await settleRequest(tx, state.row.id, status, act.now);
    return { grantId: grant.id, expiresAt: grant.expiresAt.toISOString() };
  },
});
