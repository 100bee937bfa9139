import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { insightFilters } from '#components/insights/insight-filters.ts';
import { InsightsScreen } from '#components/insights/insights-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Time to unlock' };

const loadFilters = createLoader(insightFilters);

interface InsightsProps {
  readonly searchParams: Promise<SearchParams>;
}

export default async function Insights({ searchParams }: InsightsProps) {
  await requireUser();
  prefetch(trpc.insights.unlocks.queryOptions(await loadFilters(searchParams)));
  return (
    <HydrateClient>
      <InsightsScreen />
    </HydrateClient>
  );
}
