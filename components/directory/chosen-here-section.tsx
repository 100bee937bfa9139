'use client';

import Link from 'next/link';
import type { ChosenHere } from '#components/directory/directory-data.ts';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { rolesInWords } from '#domain/role-words.ts';

/** Whose groups would give roles, if admins did not choose them. */
export function ChosenHereSection({ people }: { readonly people: readonly ChosenHere[] }) {
  return (
    <Section
      title="Roles chosen here although a group gives some"
      hint="Groups change nothing for them until you let them."
    >
      <ul className="border-t border-rule">
        {people.map((person) => (
          <ChosenHereRow key={person.id} person={person} />
        ))}
      </ul>
    </Section>
  );
}

function ChosenHereRow({ person: { id, name, roles, gives } }: { readonly person: ChosenHere }) {
  const trpc = useTRPC();
  const { run, pending, refusal } = useCommand(trpc.directory.chooseSource, {
    done: `Groups give the roles of ${name} now.`,
  });
  return (
    <li className="flex min-h-(--row) flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-b border-rule py-1.5">
      <span className="min-w-0">
        <Link href={`/people/${id}`} className="font-semibold hover:underline">
          {name}
        </Link>
        <span className="block text-sm text-muted">
          Has {rolesInWords(roles)}; groups would give {rolesInWords(gives.roles)}
          {gives.team ? ` in ${gives.team.name}` : ''}
        </span>
        {refusal && <span className="block text-sm font-medium text-red">{refusal.sentence}</span>}
      </span>
      <Button
        size="sm"
        pending={pending}
        aria-label={`Take them from groups: ${name}`}
        onClick={() => void run({ personId: id, from: 'groups' })}
      >
        Take them from groups
      </Button>
    </li>
  );
}
