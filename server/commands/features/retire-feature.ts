import { eq } from 'drizzle-orm';
import { featureEnvironments } from '#db/schema/features.ts';
import { retireFeature } from '#domain/features.ts';
import { retireFeatureInput } from '#domain/inputs/features.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadEnding, saveEnding } from './load-ending.ts';

export const retireFeatureVerb = defineVerb({
  name: 'retire-feature',
  action: 'declare_ga',
  input: retireFeatureInput,
  load: loadEnding,
})({
  scope: (state, act) => ({ ownFeatures: state.pmId === act.by.id }),
  decide: (state, input) => retireFeature(state, input.reason),
  save: async (tx, next, { state, act }) => {
    const featureId = state.feature.id;
    await saveEnding(tx, next, { featureId, at: act.now, as: 'revoked' });
    await tx
      .update(featureEnvironments)
      .set({ serving: 'nobody', killedFrom: null, killedAt: null, killReason: null })
      .where(eq(featureEnvironments.featureId, featureId));
    return { ended: next.endGrants.length };
  },
});
