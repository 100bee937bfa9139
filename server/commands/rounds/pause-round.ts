import { pauseRoundInput } from '#domain/inputs/rounds.ts';
import { pauseRound } from '#domain/rounds.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadRound, ownFeature, saveMovedRound } from './load-round.ts';

export const pauseRoundVerb = defineVerb({
  name: 'pause-round',
  action: 'pause_round',
  input: pauseRoundInput,
  load: (tx, input) => loadRound(tx, input.roundId),
})({
  scope: ownFeature,
  decide: (state, input) => pauseRound(state, input.reason),
  save: async (tx, next, { state, act }) => {
    await saveMovedRound(tx, next, { state, at: act.now });
    return { status: next.roundStatus };
  },
});
