'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmDialog } from '#components/features/confirm-dialog.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { useOpening } from '#components/ui/use-opening.ts';
import type { SecondFactorFor } from '#domain/second-factor.ts';

const choices = [
  { value: 'nobody', label: 'Nobody' },
  { value: 'admins', label: 'Admins' },
  { value: 'everybody', label: 'Everybody with a password' },
] as const;

/** Admins choose who must have a second factor; who has none is led to set it up. */
export function RequireSection() {
  const trpc = useTRPC();
  const router = useRouter();
  const { data } = useSuspenseQuery(trpc.secondFactor.holders.queryOptions());
  const [who, setWho] = useState<SecondFactorFor>(data.who);
  const { opener, times, show, close, hold } = useOpening();
  const { run, pending, refusal } = useCommand(trpc.secondFactor.require, {
    done: 'It holds from now on.',
    onDone: () => {
      close();
      // Whoever asks it of themself, and has none, is led there too.
      router.refresh();
    },
  });
  const without = who === 'admins' ? data.admins - data.adminsWithOne : data.people - data.withOne;
  return (
    <Section
      title="Who must have a second factor"
      hint={`${data.withOne} of ${data.people} with a password have one`}
    >
      <ChipGroup label="Who must have a second factor" chips={choices} value={who} onValueChange={setWho} />
      <Button ref={opener} onClick={show} disabled={who === data.who} className="mt-3 max-sm:w-full">
        Save
      </Button>
      {times > 0 && (
        <ConfirmDialog
          key={times}
          {...hold}
          title="Change who must have a second factor?"
          verb="Change"
          pending={pending}
          refusal={refusal}
          onConfirm={() => void run({ who })}
        >
          <p>
            {who === 'nobody'
              ? 'Whoever has one keeps it, and may switch it off.'
              : without === 0
                ? 'Everybody whom it concerns has one already.'
                : `${without} ${without === 1 ? 'person has' : 'people have'} none yet. With their next click they are led to set it up, before anything else.`}
          </p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
