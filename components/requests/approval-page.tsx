'use client';

import Link from 'next/link';
import { useState } from 'react';
import { moneyInShort } from '#components/features/money.ts';
import { BreakGlassReviews } from '#components/grants/break-glass-reviews.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { ApprovalBulk } from '#components/requests/approval-bulk.tsx';
import { ApprovalQueue } from '#components/requests/approval-queue.tsx';
import { AwaySection } from '#components/requests/away-section.tsx';
import { MoreWaiting } from '#components/requests/more-waiting.tsx';
import { useWaiting, type Waiting } from '#components/requests/use-waiting.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

/** @param decides whether the reader is somebody who decides at all. */
export function ApprovalPage({ decides }: { readonly decides: boolean }) {
  const forYou = useWaiting('you');
  const forOthers = useWaiting('others');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const pick = (id: string, held: boolean) =>
    setPicked((before) => new Set(held ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <Page>
      <PageHeader
        title="Approvals"
        hint="What needs a yes before a customer has it."
        actions={forYou.rows.length > 0 && <Keys />}
      />
      {forYou.rows.length > 0 && (
        <Section title="Waiting for you" aside={sumOf(forYou)}>
          <ApprovalBulk rows={forYou.rows} picked={picked} onPick={(ids) => setPicked(new Set(ids))} />
          <ApprovalQueue
            rows={forYou.rows}
            label="Waiting for you"
            picking={forYou.rows.length > 1 ? { picked, onPick: pick } : undefined}
          />
          <MoreWaiting waiting={forYou} />
        </Section>
      )}
      {forYou.rows.length === 0 && (decides || forOthers.rows.length === 0) && <Nothing decides={decides} />}
      <BreakGlassReviews />
      {forOthers.rows.length > 0 && (
        <Section title="Waiting for others" aside={sumOf(forOthers)}>
          <ApprovalQueue rows={forOthers.rows} label="Waiting for others" />
          <MoreWaiting waiting={forOthers} />
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
function sumOf({ total, arr }: Waiting): string {
  const count = total === 1 ? '1 request' : `${total.toLocaleString('en-US')} requests`;
  return arr > 0 ? `${count} · ${moneyInShort(arr)} a year` : count;
}
