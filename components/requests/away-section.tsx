'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { AwaySheet } from '#components/requests/away-sheet.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

/** Who decides while the reader is away, and for whom the reader decides. */
export function AwaySection() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.delegations.mine.queryOptions());
  const [opened, setOpened] = useState({ open: false, time: 0 });
  const end = useCommand(trpc.delegations.end, { done: 'You decide yourself again.' });
  if (!data.mayDelegate && data.standsInFor.length === 0) return null;
  const begin = (
    <Button onClick={() => setOpened(({ time }) => ({ open: true, time: time + 1 }))}>Say who decides</Button>
  );
  return (
    <Section title="Away?" hint="A colleague of the same role can decide in your place.">
      {data.own.length === 0 && data.standsInFor.length === 0 ? (
        <EmptyState action={data.colleagues.length > 0 && begin}>
          {data.colleagues.length > 0
            ? 'You decide yourself, and you stand in for nobody.'
            : 'Nobody else here holds your role, so nobody can decide in your place.'}
        </EmptyState>
      ) : (
        <ul className="border-t border-rule">
          {data.own.map((one) => (
            <Line key={one.id}>
              <p>
                While you are away, <span className="font-semibold">{one.delegate.name}</span> decides in your
                place, <Span from={one.startsAt} to={one.endsAt} />.
              </p>
              <Button pending={end.pending} onClick={() => void end.run({ delegationId: one.id })}>
                {one.startsAt > new Date() ? 'Take it back' : 'I am back'}
              </Button>
            </Line>
          ))}
          {data.standsInFor.map((one) => (
            <Line key={one.id}>
              <p>
                You stand in for <span className="font-semibold">{one.user.name}</span>,{' '}
                <Span from={one.startsAt} to={one.endsAt} />.
              </p>
            </Line>
          ))}
          {data.own.length === 0 && data.colleagues.length > 0 && (
            <Line>
              <p className="text-muted">Nobody decides in your place.</p>
              {begin}
            </Line>
          )}
        </ul>
      )}
      {opened.time > 0 && (
        <AwaySheet
          key={opened.time}
          colleagues={data.colleagues}
          open={opened.open}
          onOpenChange={(open) => setOpened((before) => ({ ...before, open }))}
        />
      )}
    </Section>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return (
    <li className="flex min-h-14 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule py-2.5">
      {children}
    </li>
  );
}

function Span({ from, to }: { readonly from: Date; readonly to: Date }) {
  return (
    <>
      {from > new Date() && (
        <>
          from <RelativeTime at={from} form="date" />{' '}
        </>
      )}
      until <RelativeTime at={to} form="moment" />
    </>
  );
}
