import Link from 'next/link';
import type { AdminHome } from '#components/home/home-data.ts';
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
      <ul className="border-t border-ink">
        {people.map((person) => (
          <li
            key={person.id}
            className="flex min-h-11 items-center justify-between gap-4 border-b border-rule py-1.5"
          >
            <span className="min-w-0">
              <Link
                href={`/people/${person.id}`}
                className="block truncate font-semibold underline-offset-3 hover:underline max-sm:py-1.5"
              >
                {person.name}
              </Link>
              <span className="block truncate text-sm text-muted">{person.email}</span>
            </span>
            <span className="text-right text-sm text-muted">
              {person.active ? rolesOf(person) : 'No longer active'}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function rolesOf({ roles }: AdminHome['people'][number]): string {
  return roles.length > 0 ? roles.map((role) => roleNames[role]).join(', ') : 'No role yet';
}
