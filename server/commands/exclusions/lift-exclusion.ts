import { eq } from 'drizzle-orm';
import { exclusions } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { refuse } from '#domain/decision.ts';
import { liftExclusion } from '#domain/exclusions.ts';
import { liftExclusionInput } from '#domain/inputs/grants.ts';
import { lockFeature } from '#server/commands/lock.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';

export const liftExclusionVerb = defineVerb({
  name: 'lift-exclusion',
  action: 'break_glass',
  input: liftExclusionInput,
  load: async (tx, input) => {
    const found = eq(exclusions.id, input.exclusionId);
    const [which] = await tx.select().from(exclusions).where(found);
    if (!which) return refuse('not_found', 'There is no such exclusion.');
    const feature = await lockFeature(tx, which.featureId, 'share');
    if (isRefusal(feature)) return feature;
    const [account] = await tx
      .select({ id: accounts.id, key: accounts.key, name: accounts.name })
      .from(accounts)
      .where(eq(accounts.id, which.accountId));
    const [row] = await tx.select().from(exclusions).where(found).for('update');
    if (!row || !account) return refuse('not_found', 'There is no such exclusion.');
    const { id, key, name } = feature;
    return { id: row.id, liftedAt: row.liftedAt, account, feature: { id, key, name } };
  },
})({
  scope: () => ({}),
  decide: (state, input) => liftExclusion(state, input.reason),
  save: async (tx, _next, { state, act }) => {
    await tx.update(exclusions).set({ liftedAt: act.now }).where(eq(exclusions.id, state.id));
    return { exclusionId: state.id };
  },
});
