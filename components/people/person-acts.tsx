'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { PersonAnswer } from '#components/people/people-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

const ChangePersonSheet = dynamic(
  () => import('#components/people/change-person-sheet.tsx').then((module) => module.ChangePersonSheet),
  { ssr: false },
);
const LeaveSheet = dynamic(
  () => import('#components/people/leave-sheet.tsx').then((module) => module.LeaveSheet),
  { ssr: false },
);
const NewPasswordSheet = dynamic(
  () => import('#components/people/new-password-sheet.tsx').then((module) => module.NewPasswordSheet),
  { ssr: false },
);

type Sheet = 'change' | 'password' | 'hand_over' | 'deactivate';

/** What an admin does about somebody. */
export function PersonActs({ page }: { readonly page: PersonAnswer }) {
  const trpc = useTRPC();
  const { person, isReader } = page;
  const { opener, times, show, hold } = useOpening();
  const [sheet, setSheet] = useState<Sheet>('change');
  const activate = useCommand(trpc.people.activate, { done: `${person.name} is active again.` });
  const invite = useCommand(trpc.people.inviteAgain, {
    done: `An invitation is on its way to ${person.email}.`,
  });
  const open = (wanted: Sheet) => {
    setSheet(wanted);
    show();
  };
  const holdsSomething = page.accounts.count + page.features.length > 0;
  return (
    <>
      <Button ref={opener} onClick={() => open('change')}>
        Change
      </Button>
      {!isReader && person.active && page.invited && (
        <Button pending={invite.pending} onClick={() => void invite.run({ personId: person.id })}>
          Send the invitation again
        </Button>
      )}
      {!isReader && person.active && <Button onClick={() => open('password')}>New first password</Button>}
      {holdsSomething && <Button onClick={() => open('hand_over')}>Hand over</Button>}
      {!isReader &&
        (person.active ? (
          <Button variant="danger" onClick={() => open('deactivate')}>
            Deactivate
          </Button>
        ) : (
          <Button pending={activate.pending} onClick={() => void activate.run({ personId: person.id })}>
            Activate
          </Button>
        ))}
      {times > 0 && sheet === 'change' && <ChangePersonSheet key={times} page={page} {...hold} />}
      {times > 0 && sheet === 'password' && <NewPasswordSheet key={times} person={person} {...hold} />}
      {times > 0 && (sheet === 'hand_over' || sheet === 'deactivate') && (
        <LeaveSheet key={times} person={person} deactivates={sheet === 'deactivate'} {...hold} />
      )}
    </>
  );
}
