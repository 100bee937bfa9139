import { and, eq, isNull } from 'drizzle-orm';
import { interests } from '#db/schema/demand.ts';
import { recordInterestInput } from '#domain/inputs/demand.ts';
import { recordInterest } from '#domain/interests.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { loadPair } from './load-pair.ts';

export const recordInterestVerb = defineVerb({
  name: 'record-interest',
  action: 'record_interest',
  input: recordInterestInput,
  load: async (tx, input, act) => {
    const pair = await loadPair(tx, input, act.now);
    if (isRefusal(pair)) return pair;
    const [open] = await tx
      .select()
      .from(interests)
      .where(
        and(
          eq(interests.featureId, input.featureId),
          eq(interests.accountId, input.accountId),
          isNull(interests.settledAt),
        ),
      )
      .for('update');
    return { ...pair, open };
  },
})({
  scope: () => ({}),
  decide: recordInterest,
  save: async (tx, { again, ...next }, { state, act }) => {
    const { note, dealValue, dealCloseDate } = next;
    if (again) {
      await tx.update(interests).set({ note, dealValue, dealCloseDate }).where(eq(interests.id, next.id));
    } else {
      const pair = { featureId: state.feature.id, accountId: state.account.id };
      await tx.insert(interests).values({ ...next, ...pair, heardBy: act.by.id, createdAt: act.now });
    }
    return { interestId: next.id, again };
  },
});
