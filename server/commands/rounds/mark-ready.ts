import { eq } from 'drizzle-orm';
import { rounds } from '#db/schema/features.ts';
import { markReadyInput } from '#domain/inputs/rounds.ts';
import { markReady } from '#domain/rounds.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadRound, saveMovedRound } from './load-round.ts';

export const markReadyVerb = defineVerb({
  name: 'mark-ready',
  action: 'mark_ready',
  input: markReadyInput,
  load: (tx, input) => loadRound(tx, input.roundId),
})({
  scope: () => ({}),
  decide: markReady,
  save: async (tx, next, { state, input, act }) => {
    await saveMovedRound(tx, next, { state, at: act.now });
    await tx
      .update(rounds)
      .set({ readyAt: act.now, readyNote: input.note ?? null, readiness: input.readiness })
      .where(eq(rounds.id, state.round.id));
    return { opened: next.roundStatus === 'open' };
  },
});
