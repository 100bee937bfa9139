import { and, desc, eq } from 'drizzle-orm';
import { grants } from '#db/schema/access.ts';
import { feedback } from '#db/schema/demand.ts';
import { rounds } from '#db/schema/features.ts';
import { giveFeedback } from '#domain/feedback.ts';
import { giveFeedbackInput } from '#domain/inputs/demand.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { loadPair } from './load-pair.ts';

export const giveFeedbackVerb = defineVerb({
  name: 'give-feedback',
  action: 'record_interest',
  input: giveFeedbackInput,
  load: async (tx, input, act) => {
    const pair = await loadPair(tx, input, act.now);
    if (isRefusal(pair)) return pair;
    const [last] = await tx
      .select({ roundId: rounds.id, kind: rounds.kind, number: rounds.number })
      .from(grants)
      .leftJoin(rounds, eq(rounds.id, grants.roundId))
      .where(and(eq(grants.featureId, input.featureId), eq(grants.accountId, input.accountId)))
      .orderBy(desc(grants.createdAt))
      .limit(1);
    const { roundId, kind, number } = last ?? {};
    const round = roundId && kind && number ? { id: roundId, kind, number } : undefined;
    const { id, key, name } = pair.feature;
    return {
      feature: { id, key, name },
      account: { id: pair.account.id, key: pair.account.key, name: pair.account.name },
      lastGrant: last && { round },
    };
  },
})({
  scope: () => ({}),
  decide: giveFeedback,
  save: async (tx, next, { state, input, act }) => {
    await tx.insert(feedback).values({
      ...next,
      featureId: state.feature.id,
      accountId: state.account.id,
      sentiment: input.sentiment,
      text: input.text,
      link: input.link ?? null,
      authorId: act.by.id,
      createdAt: act.now,
    });
    return { feedbackId: next.id };
  },
});
