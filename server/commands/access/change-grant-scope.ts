import { eq } from 'drizzle-orm';
import { grants } from '#db/schema/access.ts';
import { changeScope } from '#domain/grant-scope.ts';
import { changeScopeInput } from '#domain/inputs/grants.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { loadScope } from './load-access.ts';
import { grantScope, loadGrant } from './load-grant.ts';

export const changeGrantScopeVerb = defineVerb({
  name: 'change-grant-scope',
  action: 'change_grant',
  input: changeScopeInput,
  load: async (tx, input) => {
    const held = await loadGrant(tx, input.grantId);
    if (isRefusal(held)) return held;
    const { feature, account, featureRow } = held;
    const scope = await loadScope(tx, { featureRow, accountRow: account });
    return { held, feature, account, onVariant: featureRow.onVariant, ...scope };
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
