'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { Columns, Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { PersonActs } from '#components/people/person-acts.tsx';
import { PersonThings } from '#components/people/person-things.tsx';
import { PersonThread } from '#components/people/person-thread.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { roleNames } from '#domain/permissions.ts';

const PersonSignInSection = dynamic(() =>
  import('#components/sessions/person-sign-in-section.tsx').then((module) => module.PersonSignInSection),
);

interface PersonScreenProps {
  readonly id: string;
  readonly readerId: string;
}

/** What a person owns, waits for and did. */
export function PersonScreen({ id, readerId }: PersonScreenProps) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.people.page.queryOptions({ id }));
  const { person, invited, mayManage, isReader } = data;
  const roles = person.roles.map((role) => roleNames[role]).join(', ') || 'No role';
  return (
    <Page>
      <PageHeader
        {...(mayManage ? { crumb: { label: 'Users and roles', href: '/people' } } : {})}
        title={person.name}
        beside={person.active ? invited && <Badge>Invited</Badge> : <Badge>Not active</Badge>}
        hint={
          <>
            {[roles, person.teamName].filter(Boolean).join(' · ')}
            <span className="block">
              <a href={`mailto:${person.email}`} className="underline-link">
                {person.email}
              </a>
            </span>
          </>
        }
        actions={
          <>
            {isReader && (
              <Button asChild>
                <Link href="/settings">Your name and password</Link>
              </Button>
            )}
            {mayManage && <PersonActs page={data} />}
          </>
        }
      />
      <Columns side={<PersonThread events={data.events} person={person} readerId={readerId} />}>
        <PersonThings page={data} />
        {mayManage && !isReader && <PersonSignInSection person={person} />}
      </Columns>
    </Page>
  );
}
