import { openRoundInput } from '#domain/inputs/rounds.ts';
import { openRound } from '#domain/rounds.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadRound, ownFeature, saveMovedRound } from './load-round.ts';

export const openRoundVerb = defineVerb({
  name: 'open-round',
  action: 'plan_round',
  input: openRoundInput,
  load: (tx, input) => loadRound(tx, input.roundId),
})({
  scope: ownFeature,
  decide: openRound,
  save: async (tx, next, { state, act }) => {
    await saveMovedRound(tx, next, { state, at: act.now });
    return { stage: next.stage };
  },
});
