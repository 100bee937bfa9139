import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { featureFilters, listInput } from '#components/features/feature-filters.ts';
import { FeaturesList } from '#components/features/features-list.tsx';
import { permits } from '#domain/permissions.ts';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Features' };

const loadFilters = createLoader(featureFilters);

export default async function FeaturesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await requireUser();
  prefetch(trpc.features.list.queryOptions(listInput(await loadFilters(searchParams))));
  return (
    <HydrateClient>
      <FeaturesList readerId={user.id} mayCreate={permits('create_feature', user.roles, {})} />
    </HydrateClient>
  );
}
