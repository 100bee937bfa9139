import { withdrawInterestInput } from '#domain/inputs/demand.ts';
import { withdrawInterest } from '#domain/interests.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadInterest } from './load-interest.ts';
import { settleInterest } from './settle-interest.ts';

export const withdrawInterestVerb = defineVerb({
  name: 'withdraw-interest',
  action: 'withdraw_interest',
  input: withdrawInterestInput,
  load: (tx, input) => loadInterest(tx, input.interestId),
})({
  scope: ({ interest, account }, { by }) => {
    const own = interest.heardBy === by.id || account.ownerId === by.id;
    return { own, team: own || (by.teamId !== null && account.teamId === by.teamId) };
  },
  decide: (state, input) => withdrawInterest(state, input.reason ?? undefined),
  save: async (tx, _next, { state, act }) => {
    await settleInterest(tx, state.interest, 'withdrawn', act.now);
    return { interestId: state.interest.id };
  },
});
