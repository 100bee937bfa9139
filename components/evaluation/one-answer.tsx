'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { AnswerStations } from '#components/evaluation/answer-stations.tsx';
import { type Question, whoAsks } from '#components/evaluation/question.ts';
import { CodeBlock } from '#components/features/code-block.tsx';
import { useOrigin } from '#components/features/use-origin.ts';
import { curlSnippet } from '#components/keys/snippets/server-snippets.ts';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

interface OneAnswerProps {
  readonly question: Question & { readonly account: string; readonly feature: string };
}

/** What the app is sent, exactly, and the way there. */
export function OneAnswer({ question }: OneAnswerProps) {
  const trpc = useTRPC();
  const { account, feature, contact } = question;
  const { data } = useSuspenseQuery(
    trpc.evaluation.ask.queryOptions({ ...whoAsks(account, question), feature }),
  );
  const origin = useOrigin();
  const who = data.account?.name ?? account;
  const what = data.feature?.name ?? feature;
  return (
    <>
      <div role="status">
        {data.answered ? (
          <DecisionRail
            size="sheet"
            outcome={data.on ? 'allowed' : 'denied'}
            title={`${what} is ${data.on ? 'on' : 'off'} for ${who}${contact ? ` (${contact})` : ''} in ${data.environment.name}`}
          >
            The app gets <Code>{JSON.stringify(data.answered.value)}</Code>, variant{' '}
            <Code>{data.answered.variant}</Code>, reason <Code>{data.answered.reason}</Code>.
          </DecisionRail>
        ) : (
          <DecisionRail size="sheet" outcome="denied" title="The app is refused and runs with its default">
            It is sent the status <Code>{data.status}</Code>.
          </DecisionRail>
        )}
      </div>
      <Section title="Why" className="pt-6">
        <AnswerStations stations={data.stations} question={question} />
        {data.behind.length > 0 && (
          <ul
            aria-label="What stands behind the unlock"
            className="mt-4 grid gap-2 border-t border-rule pt-4 text-sm"
          >
            {data.behind.map(({ sentence, at }) => (
              <li key={sentence} className="max-w-[68ch]">
                {sentence}
                {at && (
                  <span className="text-xs text-muted">
                    {' '}
                    <RelativeTime at={at} form="moment" />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="What is sent" hint={`With the status ${data.status}`}>
        <CodeBlock code={pretty(data.body)} label="Answer as JSON" />
      </Section>
      <Section title="Ask it yourself" hint="With a key in LATCHKEY_KEY">
        <CodeBlock
          label="curl of this question"
          code={curlSnippet({
            origin,
            featureKey: feature,
            accountKey: account,
            contactKey: contact ?? undefined,
          })}
        />
      </Section>
    </>
  );
}

function Code({ children }: { readonly children: string | number }) {
  return <code className="font-mono break-words text-ink">{children}</code>;
}

function pretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}
