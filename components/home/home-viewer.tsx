'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { EventThread } from '#components/audit/event-thread.tsx';
import { Section } from '#components/section.tsx';
import { useShell } from '#components/shell/shell-context.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

const shownAtMost = 12;

/** @param readerId whose own deeds are told as "You". */
export function HomeViewer({ readerId }: { readonly readerId: string }) {
  const trpc = useTRPC();
  const { openPalette } = useShell();
  const { data } = useSuspenseQuery(trpc.timeline.list.queryOptions({}));
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-rule py-5">
        <p className="max-w-[68ch] text-muted">
          Look up a customer or a feature: its page says who has what, since when and why.
        </p>
        <Button onClick={openPalette} className="max-sm:w-full">
          Find anything{' '}
          <Kbd aria-hidden="true" className="max-md:hidden">
            /
          </Kbd>
        </Button>
      </div>
      <Section
        title="What happened last"
        aside={
          <Link href="/timeline" className="underline-link thumb">
            The whole timeline
          </Link>
        }
      >
        {data.events.length > 0 ? (
          <EventThread
            label="What happened last"
            timeForm="relative"
            className="max-w-[68ch] text-base"
            events={data.events.slice(0, shownAtMost)}
            readerId={readerId}
          />
        ) : (
          <EmptyState
            action={
              <Button asChild>
                <Link href="/features">Go to the features</Link>
              </Button>
            }
          >
            Nothing has happened yet.
          </EmptyState>
        )}
      </Section>
    </>
  );
}
