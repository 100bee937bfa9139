'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { Section } from '#components/section.tsx';
import { SessionRows } from '#components/sessions/session-rows.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';

interface OwnSessionsSectionProps {
  readonly signOut: () => Promise<void>;
}

/** Where one is signed in oneself; the others can be ended from here. */
export function OwnSessionsSection({ signOut }: OwnSessionsSectionProps) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.sessions.own.queryOptions());
  const { here, sessions } = data;
  const end = useCommand(trpc.sessions.endOwn, { done: 'That browser is signed out.' });
  const others = useCommand(trpc.sessions.endOthers, { done: 'All other browsers are signed out.' });
  const elsewhere = sessions.filter(({ id }) => id !== here).length;
  return (
    <Section title="Where you are signed in" hint="A sign-in holds for 12 hours">
      <SessionRows
        sessions={sessions}
        here={here}
        act={({ id, browser }) =>
          id === here ? (
            <form action={signOut}>
              <Button type="submit">Sign out</Button>
            </form>
          ) : (
            <Button
              aria-label={`Sign out ${browser}`}
              pending={end.pending}
              onClick={() => void end.run({ sessionId: id })}
            >
              Sign out
            </Button>
          )
        }
      />
      {here && elsewhere > 0 && (
        <Button
          className="mt-3 max-sm:w-full"
          pending={others.pending}
          onClick={() => void others.run({ besides: here })}
        >
          Sign out everywhere else
        </Button>
      )}
    </Section>
  );
}
