'use client';

import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useId } from 'react';
import { EventThread } from '#components/audit/event-thread.tsx';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { useOnScreen } from '#components/live/on-screen.ts';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { ApprovalMarks } from '#components/requests/approval-marks.tsx';
import { nameOf, similarInWords } from '#components/requests/approval-words.ts';
import { RequestActions } from '#components/requests/request-actions.tsx';
import { RequestAsk } from '#components/requests/request-ask.tsx';
import { RequestOutcome } from '#components/requests/request-outcome.tsx';
import { RequestSteps } from '#components/requests/request-steps.tsx';
import { SimilarDecisions } from '#components/requests/similar-decisions.tsx';
import { Section } from '#components/section.tsx';
import { CommentThread } from '#components/talk/comment-thread.tsx';
import { useTRPC } from '#components/trpc/client.ts';

const lookAgainMs = 20_000;

interface RequestScreenProps {
  readonly requestId: string;
  readonly readerId: string;
}

/** One request: what is asked, who said yes to it, what changed, and the buttons. Opening it does nothing. */
export function RequestScreen({ requestId, readerId }: RequestScreenProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useId();
  const { data } = useSuspenseQuery(
    trpc.requests.page.queryOptions({ id: requestId }, { refetchInterval: lookAgainMs }),
  );
  const { feature, account, round, similar } = data;
  useOnScreen({ featureId: feature.id, accountId: account.id });
  const name = nameOf(data);
  return (
    <Page
      asideLabel="What happened"
      aside={
        <>
          <h2 className="mb-4 text-lg font-bold tracking-[-0.01em]">What happened</h2>
          <EventThread
            label={`What happened to the request for ${name}`}
            events={data.events}
            readerId={readerId}
          />
        </>
      }
    >
      <PageHeader
        crumb={{ label: 'Approvals', href: '/approvals' }}
        title={
          <span id={id}>
            <Link
              href={`/features/${feature.key}`}
              className="underline decoration-edge decoration-1 underline-offset-4 hover:decoration-ink"
            >
              {feature.name}
            </Link>{' '}
            for{' '}
            <Link
              href={`/accounts/${account.key}`}
              className="underline decoration-edge decoration-1 underline-offset-4 hover:decoration-ink"
            >
              {account.name}
            </Link>
          </span>
        }
        beside={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <StageBadge stage={round.kind} round={round.number} />
            <ApprovalMarks row={data} />
          </span>
        }
      />
      <RequestOutcome page={data} />
      <RequestActions
        page={data}
        titleId={id}
        onDone={() => void queryClient.invalidateQueries(trpc.requests.pathFilter())}
      />
      <RequestAsk page={data} />
      {data.request.steps.length > 0 && <RequestSteps page={data} />}
      <Section
        title="Decided before"
        hint="The same feature, for accounts like this one or by the same rule."
      >
        {similar.latest.length > 0 ? (
          <>
            {similar.approved + similar.rejected > similar.latest.length && (
              <p className="mb-2 text-sm text-muted">{similarInWords(similar)}; the last ones:</p>
            )}
            <SimilarDecisions similar={similar} />
          </>
        ) : (
          <p className="text-muted">Nothing like this was decided before.</p>
        )}
      </Section>
      <Section title="Comments">
        <CommentThread
          on={{ kind: 'request', id: requestId }}
          about={`the request for ${name}`}
          readerId={readerId}
          writes={data.mayComment}
        />
      </Section>
    </Page>
  );
}
