import { eq } from 'drizzle-orm';
import { rounds } from '#db/schema/features.ts';
import { planRoundInput } from '#domain/inputs/rounds.ts';
import { planRound } from '#domain/rounds.ts';
import { lockFeature } from '#server/commands/lock.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { ownFeature } from './load-round.ts';

export const planRoundVerb = defineVerb({
  name: 'plan-round',
  action: 'plan_round',
  input: planRoundInput,
  load: async (tx, input) => {
    const feature = await lockFeature(tx, input.featureId, 'update');
    if (isRefusal(feature)) return feature;
    return { feature, rounds: await tx.select().from(rounds).where(eq(rounds.featureId, feature.id)) };
  },
})({
  scope: ownFeature,
  decide: planRound,
  save: async (tx, next, { input, act }) => {
    await tx.insert(rounds).values({
      ...input,
      ...next,
      skipReason: input.skipReason ?? null,
      plannedOpenAt: input.plannedOpenAt ?? null,
      plannedCloseAt: input.plannedCloseAt ?? null,
      createdAt: act.now,
    });
    return { roundId: next.id };
  },
});
