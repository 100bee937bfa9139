import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { timelinePaging, timelineParsers, timelineQuery } from '#components/audit/timeline-filter.ts';
import { TimelinePage } from '#components/audit/timeline-page.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Timeline' };

const loadFilter = createLoader(timelineParsers);

interface TimelineProps {
  readonly searchParams: Promise<SearchParams>;
}

export default async function Timeline({ searchParams }: TimelineProps) {
  const { id } = await requireUser();
  const filter = await loadFilter(searchParams);
  prefetch(trpc.timeline.choices.queryOptions());
  prefetch(trpc.timeline.list.infiniteQueryOptions(timelineQuery(filter, 'UTC'), timelinePaging));
  return (
    <HydrateClient>
      <TimelinePage readerId={id} />
    </HydrateClient>
  );
}
