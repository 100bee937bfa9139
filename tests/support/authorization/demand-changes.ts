import type { Changes } from './change.ts';

export const demandChanges: Changes = {
  'demand.record': {
    action: 'record_interest',
    input: ({ featureId, accountId }) => ({ featureId, accountId, note: 'They asked.', dealValue: 90_000 }),
  },
  'demand.withdraw': { action: 'withdraw_interest', input: ({ interestId }) => ({ interestId }) },
  'demand.offer': { action: 'plan_round', input: ({ interestId }) => ({ interestId }) },
  'demand.giveFeedback': {
    action: 'record_interest',
    held: 'direct',
    input: ({ featureId, otherAccountId }) => ({
      featureId,
      accountId: otherAccountId,
      sentiment: 'positive',
      text: 'It works.',
    }),
  },
};
