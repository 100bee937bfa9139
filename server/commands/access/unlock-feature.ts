import { unlockInput } from '#domain/inputs/access.ts';
import { unlock } from '#domain/unlocking.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { insertGrant, loadAccess, unlockScope } from './load-access.ts';

export const unlockFeatureVerb = defineVerb({
  name: 'unlock-feature',
  action: 'unlock',
  input: unlockInput,
  load: (tx, input, act) => loadAccess(tx, input, act.by, act.now),
})({
  scope: unlockScope,
  decide: unlock,
  save: async (tx, next, { state, act }) => {
    await insertGrant(tx, next, state, act);
    return { grantId: next.id, expiresAt: next.expiresAt.toISOString() };
  },
});
