'use client';

import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect } from 'react';
import { TimelineChips } from '#components/audit/timeline-chips.tsx';
import { TimelineDays } from '#components/audit/timeline-days.tsx';
import {
  isFiltered,
  noFilter,
  type TimelineFilter,
  timelinePaging,
  timelineQuery,
} from '#components/audit/timeline-filter.ts';
import { filterChips, filterInWords } from '#components/audit/timeline-filter-words.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

const everything = 'everything';

interface TimelineListProps {
  readonly filter: TimelineFilter;
  readonly change: (next: Partial<TimelineFilter>) => void;
  readonly zone: string;
  readonly readerId: string;
}

export function TimelineList({ filter, change, zone, readerId }: TimelineListProps) {
  const trpc = useTRPC();
  const { data: choices } = useSuspenseQuery(trpc.timeline.choices.queryOptions());
  const list = useSuspenseInfiniteQuery(
    trpc.timeline.list.infiniteQueryOptions(timelineQuery(filter, zone), timelinePaging),
  );
  const { pages } = list.data;
  const events = pages.flatMap((page) => page.events);
  const found = pages.find((page) => page.found !== null)?.found ?? null;
  useEffect(() => {
    if (found === null) return;
    const row = document.getElementById('event');
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }, [found]);

  const filtered = isFiltered(filter);
  const names = { ...choices, accountName: pages[0]?.accountName ?? null };
  const words = filterInWords(filter, names);
  const clear = <Button onClick={() => change(noFilter)}>Clear the filters</Button>;

  if (events.length === 0)
    return (
      <div aria-live="polite">
        {filtered ? (
          <EmptyState action={clear} className="border-t-0">
            Nothing is on record
            {words.startsWith(everything) ? words.slice(everything.length) : ` for ${words}`}.
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
          <>
            <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1 pt-4 max-sm:hidden">
              <p className="max-w-[68ch] font-semibold first-letter:uppercase">{words}</p>
              <Button variant="link" className="-mx-2" onClick={() => change(noFilter)}>
                Clear the filters
              </Button>
            </div>
            <TimelineChips chips={filterChips(filter, names)} change={change} />
          </>
        )}
        {filter.event && (
          <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1 pt-4">
            <p className="max-w-[68ch] font-semibold">
              {found === null
                ? `There is no event ${filter.event}; these are the last ones.`
                : `Event ${found.toLocaleString('en-US')} and what happened around it`}
            </p>
            <Button variant="link" className="-mx-2" onClick={() => change({ event: null })}>
              Show the last ones
            </Button>
          </div>
        )}
      </div>
      {list.hasPreviousPage && (
        <Button
          className="mt-5 max-sm:w-full md:ml-[calc(9.5rem+22px)]"
          pending={list.isFetchingPreviousPage}
          onClick={() => void list.fetchPreviousPage()}
        >
          Show later
        </Button>
      )}
      <TimelineDays events={events} zone={zone} readerId={readerId} current={found} />
      {list.hasNextPage && (
        <Button
          className="max-sm:w-full md:ml-[calc(9.5rem+22px)]"
          pending={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show earlier
        </Button>
      )}
    </>
  );
}
