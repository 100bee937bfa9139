import type { Metadata } from 'next';
import { fetchOrNotFound, HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { FeatureScreen } from '#components/features/feature-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

interface FeaturePageProps {
  readonly params: Promise<{ key: string }>;
}

async function featureOf({ params }: FeaturePageProps) {
  const key = decodeURIComponent((await params).key);
  return fetchOrNotFound(trpc.features.page.queryOptions({ key }));
}

export async function generateMetadata(props: FeaturePageProps): Promise<Metadata> {
  await requireUser();
  const { feature } = await featureOf(props);
  return { title: feature.name };
}

export default async function FeaturePage(props: FeaturePageProps) {
  const user = await requireUser();
  const key = decodeURIComponent((await props.params).key);
  prefetch(trpc.demand.feature.queryOptions({ key }));
  prefetch(trpc.exclusions.ofFeature.queryOptions({ key }));
  const { feature, rounds } = await featureOf(props);
  if (rounds.some((round) => round.openedAt !== null))
    prefetch(trpc.insights.ofFeature.queryOptions({ featureId: feature.id }));
  return (
    <HydrateClient>
      <FeatureScreen featureKey={feature.key} reader={{ id: user.id, roles: user.roles }} />
    </HydrateClient>
  );
}
