import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { askedParsers, askedQuery } from '#components/evaluation/asked-filter.ts';
import { AskedScreen } from '#components/evaluation/asked-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'What apps asked' };

const loadFilter = createLoader(askedParsers);

interface AskedPageProps {
  readonly searchParams: Promise<SearchParams>;
}

export default async function AskedPage({ searchParams }: AskedPageProps) {
  await requireUser();
  const filter = await loadFilter(searchParams);
  prefetch(trpc.evaluation.choices.queryOptions());
  prefetch(trpc.evaluation.asked.queryOptions(askedQuery(filter)));
  return (
    <HydrateClient>
      <AskedScreen />
    </HydrateClient>
  );
}
