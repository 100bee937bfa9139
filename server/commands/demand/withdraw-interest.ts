import { withdrawInterestInput } from '#domain/inputs/demand.ts';
import { whoseInterest, withdrawInterest } from '#domain/interests.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadInterest } from './load-interest.ts';
import { settleInterest } from './settle-interest.ts';

export const withdrawInterestVerb = defineVerb({
  name: 'withdraw-interest',
  action: 'withdraw_interest',
  input: withdrawInterestInput,
  load: (tx, input) => loadInterest(tx, input.interestId),
})({
  scope: ({ interest, account }, { by }) => whoseInterest(interest, account, by),
  decide: (state, input) => withdrawInterest(state, input.reason ?? undefined),
  save: async (tx, _next, { state, act }) => {
    await settleInterest(tx, state.interest, 'withdrawn', act.now);
    return { interestId: state.interest.id };
  },
});
