import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { Impact } from '#components/features/impact.tsx';
import { useTRPC } from '#components/trpc/client.ts';

interface FeatureImpactProps extends Omit<ComponentProps<typeof Impact>, 'accounts'> {
  readonly featureId: string;
}

/** Everybody who has the feature at this moment. */
export function FeatureImpact({ featureId, ...words }: FeatureImpactProps) {
  const trpc = useTRPC();
  const { data, isError } = useQuery({
    ...trpc.features.impact.queryOptions({ featureId }),
    staleTime: 0,
  });
  if (isError) return <p className="max-w-[68ch]">Whom it concerns can not be counted right now.</p>;
  return <Impact accounts={data} {...words} />;
}
