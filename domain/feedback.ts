/** What an account said about a feature in a round. */
import type { Act } from './act.ts';
import type { AccountRef, FeatureRef, RoundRef } from './audit/events.ts';
import { type Decision, refuse } from './decision.ts';

export const sentiments = ['positive', 'neutral', 'negative'] as const;
export type Sentiment = (typeof sentiments)[number];

export const sentimentNames: Record<Sentiment, string> = {
  positive: 'Happy',
  neutral: 'Mixed',
  negative: 'Unhappy',
};

export interface FeedbackState {
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  /** The account's latest grant of the feature; undefined when it never had one. */
  readonly lastGrant: { readonly round: RoundRef | undefined } | undefined;
}

export interface GivenFeedback {
  readonly id: string;
  readonly roundId: string | null;
}

/** Only who has it or had it can say what it is like; what they say belongs to the round they had it in last. */
export function giveFeedback(
  state: FeedbackState,
  input: { readonly sentiment: Sentiment; readonly text: string },
  act: Act,
): Decision<GivenFeedback> {
  const { feature, account, lastGrant } = state;
  if (!lastGrant)
    return refuse(
      'conflict',
      `${account.name} never had ${feature.name}. Note that they ask for it, and feedback once they have it.`,
    );
  const id = act.newId();
  return {
    ok: true,
    next: { id, roundId: lastGrant.round?.id ?? null },
    events: [
      {
        type: 'feedback.given',
        feature,
        account,
        feedbackId: id,
        round: lastGrant.round,
        sentiment: input.sentiment,
        note: input.text,
      },
    ],
  };
}
