import { eq } from 'drizzle-orm';
import { features } from '#db/schema/features.ts';
import { setVisibilityInput } from '#domain/inputs/features.ts';
import { setVisibility } from '#domain/serving.ts';
import { lockFeature } from '#server/commands/lock.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const setVisibilityVerb = defineVerb({
  name: 'set-visibility',
  action: 'show_to_browsers',
  input: setVisibilityInput,
  load: (tx, input) => lockFeature(tx, input.featureId, 'update'),
})({
  scope: (feature, act) => ({ ownFeatures: feature.pmId === act.by.id }),
  decide: (feature, input) => setVisibility(feature, input.visibleToClients),
  save: async (tx, next, { state }) => {
    await tx.update(features).set(next).where(eq(features.id, state.id));
    return { ...next };
  },
});
