'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { ConfirmDialog } from '#components/features/confirm-dialog.tsx';
import { Section } from '#components/section.tsx';
import { SessionRows } from '#components/sessions/session-rows.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

interface PersonSignInSectionProps {
  readonly person: { readonly id: string; readonly name: string };
}

/** For admins: where somebody is signed in, and what they prove themself with. */
export function PersonSignInSection({ person: { id, name } }: PersonSignInSectionProps) {
  const trpc = useTRPC();
  const { data: sessions } = useSuspenseQuery(trpc.sessions.ofPerson.queryOptions({ id }));
  const { data: factor } = useSuspenseQuery(trpc.secondFactor.ofPerson.queryOptions({ id }));
  const end = useCommand(trpc.sessions.endOfPerson, { done: `${name} is signed out there.` });
  const all = useCommand(trpc.sessions.endAllOfPerson, { done: `${name} is signed out everywhere.` });
  const { opener, times, show, close, hold } = useOpening();
  const takeOff = useCommand(trpc.secondFactor.takeOff, {
    done: `${name} signs in by password alone now.`,
    onDone: close,
  });
  return (
    <Section title="Sign-in" hint={sessions.length === 0 ? 'Not signed in now' : undefined}>
      {sessions.length > 0 && (
        <SessionRows
          sessions={sessions}
          act={({ id: sessionId, browser }) => (
            <Button
              aria-label={`Sign out ${browser}`}
              pending={end.pending}
              onClick={() => void end.run({ personId: id, sessionId })}
            >
              Sign out
            </Button>
          )}
        />
      )}
      {factor.since && (
        <p className="mt-3 text-sm text-muted">
          Second factor set up <RelativeTime at={factor.since} />, {factor.codesLeft} recovery{' '}
          {factor.codesLeft === 1 ? 'code' : 'codes'} left
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2.5 empty:hidden">
        {sessions.length > 1 && (
          <Button pending={all.pending} onClick={() => void all.run({ personId: id })}>
            Sign out everywhere
          </Button>
        )}
        {factor.since && (
          <Button ref={opener} onClick={show}>
            Take off the second factor
          </Button>
        )}
      </div>
      {times > 0 && (
        <ConfirmDialog
          key={times}
          {...hold}
          title={`Take the second factor off ${name}?`}
          description="For somebody who lost their phone and their recovery codes."
          verb="Take it off"
          danger
          pending={takeOff.pending}
          refusal={takeOff.refusal}
          onConfirm={() => void takeOff.run({ personId: id })}
        >
          <p>
            Their password alone lets them in then. Do it only when you know that it is {name} who asks. They
            are told of it.
          </p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
