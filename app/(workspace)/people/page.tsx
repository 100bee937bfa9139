import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { peopleFilters, peopleInput } from '#components/people/people-filters.ts';
import { PeopleScreen } from '#components/people/people-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Users and roles' };

const loadFilters = createLoader(peopleFilters);

export default async function People({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const { id } = await requireUser();
  prefetch(trpc.people.list.queryOptions(peopleInput(await loadFilters(searchParams))));
  return (
    <HydrateClient>
      <PeopleScreen readerId={id} />
    </HydrateClient>
  );
}
