import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { followingPage } from '#components/audit/timeline-filter.ts';
import { noticeParsers, noticesQuery } from '#components/notices/notice-filter.ts';
import { NoticesScreen } from '#components/notices/notices-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Notices' };

const loadFilter = createLoader(noticeParsers);

export default async function Notices({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const { id } = await requireUser();
  const filter = await loadFilter(searchParams);
  prefetch(trpc.notices.list.infiniteQueryOptions({}, followingPage));
  if (filter.show) prefetch(trpc.notices.list.infiniteQueryOptions(noticesQuery(filter), followingPage));
  return (
    <HydrateClient>
      <NoticesScreen readerId={id} />
    </HydrateClient>
  );
}
