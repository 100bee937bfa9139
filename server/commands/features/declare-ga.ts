import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { featureEnvironments } from '#db/schema/features.ts';
import { declareGa } from '#domain/features.ts';
import { declareGaInput } from '#domain/inputs/features.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadEnding, saveEnding } from './load-ending.ts';

/** Everyone gets it in every environment, or whoever tested it would lose it in staging; a kill switch stays pulled. */
export const declareGaVerb = defineVerb({
  name: 'declare-ga',
  action: 'declare_ga',
  input: declareGaInput,
  load: loadEnding,
})({
  scope: (state, act) => ({ ownFeatures: state.pmId === act.by.id }),
  decide: (state, input) => declareGa(state, input.reason ?? undefined),
  save: async (tx, next, { state, act }) => {
    const featureId = state.feature.id;
    await saveEnding(tx, next, { featureId, at: act.now, as: 'converted' });
    const here = eq(featureEnvironments.featureId, featureId);
    await tx
      .update(featureEnvironments)
      .set({ serving: 'everyone' })
      .where(and(here, isNull(featureEnvironments.killedFrom)));
    await tx
      .update(featureEnvironments)
      .set({ killedFrom: 'everyone' })
      .where(and(here, isNotNull(featureEnvironments.killedFrom)));
    return { converted: next.endGrants.length };
  },
});
