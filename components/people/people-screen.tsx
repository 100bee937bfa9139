'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { debounce, useQueryStates } from 'nuqs';
import { useDeferredValue } from 'react';
import { KeyHint } from '#components/features/key-hint.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { NotForYou } from '#components/people/not-for-you.tsx';
import { PeopleFilterBar } from '#components/people/people-filter-bar.tsx';
import { peopleFilters, peopleInput } from '#components/people/people-filters.ts';
import { PeopleTable } from '#components/people/people-table.tsx';
import { TeamsSection } from '#components/people/teams-section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

const AddPersonSheet = dynamic(
  () => import('#components/people/add-person-sheet.tsx').then((module) => module.AddPersonSheet),
  { ssr: false },
);

export function PeopleScreen({ readerId }: { readonly readerId: string }) {
  const trpc = useTRPC();
  const [filters, setFilters] = useQueryStates(peopleFilters, {
    history: 'replace',
    limitUrlUpdates: debounce(200),
  });
  const shown = useDeferredValue(filters);
  const { data } = useSuspenseQuery(trpc.people.list.queryOptions(peopleInput(shown)));
  const { opener, times, show, hold } = useOpening();
  if (!data) return <NotForYou />;
  return (
    <Page>
      <PageHeader
        title="Users and roles"
        hint={
          <>
            {data.all === 1 ? 'You are alone here.' : `${data.all} people.`}{' '}
            <Link href="/people/roles" className="underline-link">
              Who may do what
            </Link>{' '}
            <Link href="/people/directory" className="underline-link">
              Single sign-on and directory
            </Link>
          </>
        }
        rule={false}
        actions={
          <Button ref={opener} variant="primary" aria-keyshortcuts="c" onClick={show}>
            Add person
            <KeyHint letter="c" />
          </Button>
        }
      />
      <PeopleFilterBar filters={filters} teams={data.teams} onChange={(next) => void setFilters(next)} />
      <PeopleTable
        answer={data}
        readerId={readerId}
        stale={shown !== filters}
        onClear={() => void setFilters({ text: null, role: null, team: null, state: null })}
      />
      <TeamsSection teams={data.teams} onShow={(team) => void setFilters({ team })} />
      {times > 0 && <AddPersonSheet key={times} teams={data.teams} {...hold} />}
    </Page>
  );
}
