'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { DemandByValue } from '#components/demand/demand-by-value.tsx';
import { HomeFilling } from '#components/home/home-filling.tsx';
import { HomePmFigures } from '#components/home/home-pm-figures.tsx';
import { Columns } from '#components/page.tsx';
import { ApprovalQueue } from '#components/requests/approval-queue.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

const shownAtMost = 3;

export function HomePm() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.home.pm.queryOptions());
  const { waiting } = data;
  return (
    <Columns side={<HomePmFigures figures={data.figures} />}>
      <Section
        title="Waiting for you"
        aside={
          waiting.length > shownAtMost && (
            <Link href="/approvals" className="underline-link thumb">
              All {waiting.length} requests
            </Link>
          )
        }
      >
        {waiting.length > 0 ? (
          <ApprovalQueue rows={waiting.slice(0, shownAtMost)} label="Waiting for you" form="brief" />
        ) : (
          <EmptyState
            action={
              <Button asChild>
                <Link href="/timeline?kind=requests">See what was decided</Link>
              </Button>
            }
          >
            Nothing waits for your yes.
          </EmptyState>
        )}
      </Section>
      <HomeFilling rounds={data.filling} />
      <DemandByValue />
    </Columns>
  );
}
