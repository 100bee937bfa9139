import Link from 'next/link';
import type { AdminHome } from '#components/home/home-data.ts';
import { HomeRow, HomeRows } from '#components/home/home-row.tsx';
import { Section } from '#components/section.tsx';
import { roleNames } from '#domain/permissions.ts';

export function HomePeople({ people }: { readonly people: AdminHome['people'] }) {
  const active = people.filter((person) => person.active);
  return (
    <Section
      title="People"
      hint={`${active.length} active`}
      aside={
        <Link href="/people" className="underline-link thumb">
          Users and roles
        </Link>
      }
    >
      <div className="border-rule max-md:border-t">
        <HomeRows>
          {people.map((person) => (
            <HomeRow key={person.id} href={`/people/${person.id}`} title={person.name} line={person.email}>
              <span className="text-muted">{person.active ? rolesOf(person) : 'No longer active'}</span>
            </HomeRow>
          ))}
        </HomeRows>
      </div>
    </Section>
  );
}

function rolesOf({ roles }: AdminHome['people'][number]): string {
  return roles.length > 0 ? roles.map((role) => roleNames[role]).join(', ') : 'No role yet';
}
