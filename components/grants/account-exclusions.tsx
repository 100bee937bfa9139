'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { ExclusionList } from '#components/grants/exclusion-list.tsx';
import { useTRPC } from '#components/trpc/client.ts';

export function AccountExclusions({ accountKey }: { readonly accountKey: string }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.exclusions.ofAccount.queryOptions({ key: accountKey }));
  return <ExclusionList exclusions={data} of="features" />;
}
