'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Suspense } from 'react';
import { DemandByValue } from '#components/demand/demand-by-value.tsx';
import { HomeFilling } from '#components/home/home-filling.tsx';
import { HomePmFigures } from '#components/home/home-pm-figures.tsx';
import { Columns } from '#components/page.tsx';
import { ApprovalQueue } from '#components/requests/approval-queue.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

export function HomePm() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.home.pm.queryOptions());
  const { waiting } = data;
  return (
    <Columns
      side={
        <Suspense fallback={<SkeletonRows rows={4} label="Loading how fast unlocks are" />}>
          <HomePmFigures />
        </Suspense>
      }
    >
      <Section
        title="Waiting for you"
        aside={
          waiting.total > waiting.rows.length && (
            <Link href="/approvals" className="underline-link thumb">
              All {waiting.total.toLocaleString('en-US')} requests
            </Link>
          )
        }
      >
        {waiting.rows.length > 0 ? (
          <ApprovalQueue rows={waiting.rows} label="Waiting for you" form="brief" />
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
