'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { moneyInShort } from '#components/features/money.ts';
import { BreakGlassReviews } from '#components/grants/break-glass-reviews.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { ApprovalBulk } from '#components/requests/approval-bulk.tsx';
import { ApprovalQueue } from '#components/requests/approval-queue.tsx';
import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { AwaySection } from '#components/requests/away-section.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

const lookAgainMs = 20_000;

/** @param decides whether the reader is somebody who decides at all. */
export function ApprovalPage({ decides }: { readonly decides: boolean }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.requests.waiting.queryOptions(undefined, { refetchInterval: lookAgainMs }),
  );
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const forYou = data.filter((row) => row.mayDecide);
  const forOthers = data
    .filter((row) => !row.mayDecide)
    .toSorted((one, other) => Number(other.isMine) - Number(one.isMine));
  const pick = (id: string, held: boolean) =>
    setPicked((before) => new Set(held ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <Page>
      <PageHeader
        title="Approvals"
        hint="What needs a yes before a customer has it."
        actions={forYou.length > 0 && <Keys />}
      />
      {forYou.length > 0 && (
        <Section title="Waiting for you" aside={sumOf(forYou)}>
          <ApprovalBulk rows={forYou} picked={picked} onPick={(ids) => setPicked(new Set(ids))} />
          <ApprovalQueue
            rows={forYou}
            label="Waiting for you"
            picking={forYou.length > 1 ? { picked, onPick: pick } : undefined}
          />
        </Section>
      )}
      {forYou.length === 0 && (decides || data.length === 0) && <Nothing decides={decides} />}
      <BreakGlassReviews />
      {forOthers.length > 0 && (
        <Section title="Waiting for others" aside={sumOf(forOthers)}>
          <ApprovalQueue rows={forOthers} label="Waiting for others" />
        </Section>
      )}
      {decides && <AwaySection />}
    </Page>
  );
}

function Nothing({ decides }: { readonly decides: boolean }) {
  return (
    <EmptyState
      className="border-t-0"
      action={
        <Button asChild>
          <Link href="/timeline?kind=requests">See what was decided</Link>
        </Button>
      }
    >
      {decides ? 'Nothing waits for your yes.' : 'Nothing waits for a yes.'}
    </EmptyState>
  );
}

function Keys() {
  return (
    <p aria-hidden="true" className="flex items-center gap-1.5 text-sm text-muted max-lg:hidden">
      <Kbd>J</Kbd>
      <Kbd>K</Kbd> move
      <Kbd className="ml-2.5">A</Kbd> approve
      <Kbd className="ml-2.5">D</Kbd> reject
      <Kbd className="ml-2.5">X</Kbd> choose
    </p>
  );
}

/** "3 requests · $310k a year" */
function sumOf(rows: readonly ApprovalRow[]): string {
  const value = rows.reduce((sum, row) => sum + row.account.arr, 0);
  const count = rows.length === 1 ? '1 request' : `${rows.length} requests`;
  return value > 0 ? `${count} · ${moneyInShort(value)} a year` : count;
}
