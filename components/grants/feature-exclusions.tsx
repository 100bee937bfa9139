'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { ExclusionList } from '#components/grants/exclusion-list.tsx';
import { useTRPC } from '#components/trpc/client.ts';

export function FeatureExclusions({ featureKey }: { readonly featureKey: string }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.exclusions.ofFeature.queryOptions({ key: featureKey }));
  return <ExclusionList exclusions={data} of="accounts" />;
}
