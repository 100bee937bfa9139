import { eq } from 'drizzle-orm';
import { rounds } from '#db/schema/features.ts';
import { closeRoundInput } from '#domain/inputs/features.ts';
import { closeRound } from '#domain/rounds.ts';
import {
  cancelRequests,
  endGrants,
  lockLivingGrants,
  lockOpenRequests,
} from '#server/commands/end-access.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { loadRound, ownFeature, saveMovedRound } from './load-round.ts';

export const closeRoundVerb = defineVerb({
  name: 'close-round',
  action: 'plan_round',
  input: closeRoundInput,
  load: async (tx, input, act) => {
    const loaded = await loadRound(tx, input.roundId);
    if (isRefusal(loaded)) return loaded;
    const of = { featureId: loaded.feature.id, roundId: loaded.round.id };
    const requests = await lockOpenRequests(tx, of);
    return { ...loaded, requests, grants: await lockLivingGrants(tx, of, act.now) };
  },
})({
  scope: ownFeature,
  decide: (state, input) => closeRound(state, input.reason ?? undefined),
  save: async (tx, next, { state, act }) => {
    await saveMovedRound(tx, next, { state, at: act.now });
    await tx.update(rounds).set({ closedAt: act.now }).where(eq(rounds.id, state.round.id));
    await endGrants(tx, next.endGrants, { at: act.now, as: 'revoked', reason: 'The round closed' });
    await cancelRequests(tx, next.cancelRequests, act.now);
    return { ended: next.endGrants.length };
  },
});
