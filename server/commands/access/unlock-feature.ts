import { unlockInput } from '#domain/inputs/access.ts';
import { unlock } from '#domain/unlocking.ts';
import { cancelRequests, lockOpenRequests } from '#server/commands/end-access.ts';
import { recordAsk } from '#server/commands/policy/record-ask.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { insertGrant, loadAccess, loadScope, unlockScope } from './load-access.ts';

export const unlockFeatureVerb = defineVerb({
  name: 'unlock-feature',
  action: 'unlock',
  input: unlockInput,
  load: async (tx, input, act) => {
    const access = await loadAccess(tx, input, act.by, act.now);
    if (isRefusal(access)) return access;
    const scope = await loadScope(tx, access);
    return { ...access, ...scope, openRequests: await lockOpenRequests(tx, input) };
  },
})({
  scope: unlockScope,
  decide: unlock,
  tried: recordAsk,
  save: async (tx, next, { state, act }) => {
    // First the requests: a place that was offered to this account is free for its own unlock.
    await cancelRequests(tx, next.cancelRequests, act.now);
    await insertGrant(tx, next.grant, state, act);
    return { grantId: next.grant.id, expiresAt: next.grant.expiresAt.toISOString() };
  },
});
