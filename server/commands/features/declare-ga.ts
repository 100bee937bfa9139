import { and, eq, inArray } from 'drizzle-orm';
import { environments, featureEnvironments } from '#db/schema/features.ts';
import { declareGa } from '#domain/features.ts';
import { declareGaInput } from '#domain/inputs/features.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadEnding, saveEnding } from './load-ending.ts';

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
    await saveEnding(tx, next, { featureId, at: act.now, as: 'converted', reason: 'Generally available' });
    const production = tx
      .select({ key: environments.key })
      .from(environments)
      .where(eq(environments.production, true));
    await tx
      .update(featureEnvironments)
      .set({ serving: 'everyone' })
      .where(
        and(
          eq(featureEnvironments.featureId, featureId),
          inArray(featureEnvironments.environmentKey, production),
        ),
      );
    return { converted: next.endGrants.length };
  },
});
