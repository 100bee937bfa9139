'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import type { FeatureDemand } from '#components/demand/demand-data.ts';
import { FeedbackList } from '#components/demand/feedback-list.tsx';
import { SentimentMark } from '#components/demand/sentiment-mark.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { sentiments } from '#domain/feedback.ts';
import { roundTitle } from '#domain/lifecycle.ts';

interface WhatTheySayProps {
  readonly featureKey: string;
  readonly readerId: string;
}

/** What those say who have a feature, round by round, the latest first; left out while nobody said anything. */
export function WhatTheySay({ featureKey, readerId }: WhatTheySayProps) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.demand.feature.queryOptions({ key: featureKey }));
  const rounds = byRound(data.feedback);
  if (rounds.length === 0) return null;
  return (
    <Section title="What they say">
      {rounds.map(({ id, name, feedback }) => {
        const counts = data.sentiments.find((one) => one.roundId === id)?.counts;
        return (
          <div key={id ?? 'none'} className="pb-4">
            <h3 className="flex flex-wrap items-baseline gap-x-4 gap-y-1 pb-2 font-semibold">
              {name}
              {counts &&
                sentiments
                  .filter((sentiment) => counts[sentiment] > 0)
                  .map((sentiment) => (
                    <SentimentMark key={sentiment} sentiment={sentiment} many={counts[sentiment]} />
                  ))}
            </h3>
            <FeedbackList
              feedback={feedback}
              names="account"
              readerId={readerId}
              mayAnswer={data.mayAnswer}
            />
          </div>
        );
      })}
    </Section>
  );
}

function byRound(feedback: FeatureDemand['feedback']) {
  const rounds = new Map<string | null, { name: string; feedback: FeatureDemand['feedback'] }>();
  for (const one of feedback) {
    const id = one.round?.id ?? null;
    const before = rounds.get(id);
    if (before) before.feedback.push(one);
    else rounds.set(id, { name: one.round ? roundTitle(one.round) : 'Since then', feedback: [one] });
  }
  return [...rounds].map(([id, round]) => ({ id, ...round }));
}
