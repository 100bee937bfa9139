import { unlockInput } from '#domain/inputs/access.ts';
import { unlock } from '#domain/unlocking.ts';
import { cancelRequests, lockOpenRequests } from '#server/commands/end-access.ts';
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
  save: async (tx, next, { state, act }) => {
    await insertGrant(tx, next.grant, state, act);
    await cancelRequests(tx, next.cancelRequests, act.now);
    return { grantId: next.grant.id, expiresAt: next.grant.expiresAt.toISOString() };
  },
});
