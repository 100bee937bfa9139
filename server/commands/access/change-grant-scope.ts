import { eq } from 'drizzle-orm';
import { grants } from '#db/schema/access.ts';
import { changeScope } from '#domain/changing-scope.ts';
import { changeScopeInput } from '#domain/inputs/grants.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { loadScope } from './load-access.ts';
import { loadExtending } from './load-extending.ts';
import { grantScope } from './load-grant.ts';

export const changeGrantScopeVerb = defineVerb({
  name: 'change-grant-scope',
  action: 'change_grant',
  input: changeScopeInput,
  load: async (tx, input, act) => {
    const loaded = await loadExtending(tx, input.grantId, act);
    if (isRefusal(loaded)) return loaded;
    return { ...loaded, ...(await loadScope(tx, loaded)) };
  },
})({
  scope: (state, act) => grantScope(state.held, act),
  decide: changeScope,
  save: async (tx, next, { state }) => {
    await tx
      .update(grants)
      .set({ variant: next.variant, contactKeys: [...next.contactKeys] })
      .where(eq(grants.id, state.held.id));
    return { grantId: state.held.id };
  },
});
