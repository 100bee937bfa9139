'use client';

import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { TimelineDays } from '#components/audit/timeline-days.tsx';
import {
  followingPage,
  isFiltered,
  noFilter,
  type TimelineFilter,
  timelineQuery,
} from '#components/audit/timeline-filter.ts';
import { filterInWords } from '#components/audit/timeline-filter-words.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

interface TimelineListProps {
  readonly filter: TimelineFilter;
  readonly change: (next: Partial<TimelineFilter>) => void;
  readonly zone: string;
  readonly readerId: string;
}

export function TimelineList({ filter, change, zone, readerId }: TimelineListProps) {
  const trpc = useTRPC();
  const { data: choices } = useSuspenseQuery(trpc.timeline.choices.queryOptions());
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    trpc.timeline.list.infiniteQueryOptions(timelineQuery(filter, zone), followingPage),
  );
  const events = data.pages.flatMap((page) => page.events);
  const filtered = isFiltered(filter);
  const words = filterInWords(filter, { ...choices, accountName: data.pages[0]?.accountName ?? null });
  const clear = <Button onClick={() => change(noFilter)}>Clear the filters</Button>;

  if (events.length === 0)
    return (
      <div aria-live="polite">
        {filtered ? (
          <EmptyState action={clear} className="border-t-0">
            Nothing is on record for {words}.
          </EmptyState>
        ) : (
          <EmptyState
            className="border-t-0"
            action={
              <Button asChild>
                <Link href="/features">Go to the features</Link>
              </Button>
            }
          >
            Nothing has happened yet.
          </EmptyState>
        )}
      </div>
    );

  return (
    <>
      <div aria-live="polite">
        {filtered && (
          <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1 pt-4">
            <p className="max-w-[68ch] font-semibold first-letter:uppercase">{words}</p>
            <Button variant="link" className="-mx-2" onClick={() => change(noFilter)}>
              Clear the filters
            </Button>
          </div>
        )}
      </div>
      <TimelineDays events={events} zone={zone} readerId={readerId} />
      {hasNextPage && (
        <Button
          className="max-sm:w-full md:ml-[calc(9.5rem+22px)]"
          pending={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </>
  );
}
