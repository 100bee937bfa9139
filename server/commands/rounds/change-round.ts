import { eq } from 'drizzle-orm';
import { rounds } from '#db/schema/features.ts';
import { changeRoundInput } from '#domain/inputs/rounds.ts';
import { changeRound } from '#domain/round-changes.ts';
import { seatsTaken } from '#server/access/read-access.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { loadRound, ownFeature } from './load-round.ts';

export const changeRoundVerb = defineVerb({
  name: 'change-round',
  action: 'plan_round',
  input: changeRoundInput,
  load: async (tx, input, act) => {
    const loaded = await loadRound(tx, input.roundId);
    if (isRefusal(loaded)) return loaded;
    const taken = await seatsTaken(tx, [loaded.round.id], act.now);
    return { ...loaded, taken: taken.get(loaded.round.id) ?? 0 };
  },
})({
  scope: ownFeature,
  decide: changeRound,
  save: async (tx, next, { state }) => {
    const { eligibility, rules, ...terms } = next;
    await tx
      .update(rounds)
      .set({ ...terms, eligibility: [...eligibility], rules: [...rules] })
      .where(eq(rounds.id, state.round.id));
    return { roundId: state.round.id };
  },
});
