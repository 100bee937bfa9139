import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '#components/features/confirm-dialog.tsx';
import { Impact } from '#components/features/impact.tsx';
import { type Choices, countOf, fatesOf, inDays, planOf } from '#components/rounds/fates.ts';
import { FatesSection } from '#components/rounds/fates-section.tsx';
import { requestsInWords } from '#components/rounds/requests-in-words.ts';
import type { RoundDialogProps } from '#components/rounds/round-dialog.ts';
import { StillMissing } from '#components/rounds/still-missing.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { roundName, roundTitle } from '#domain/lifecycle.ts';

interface CloseRoundDialogProps extends RoundDialogProps {
  /** The next round opens in the same act. */
  readonly promotes?: { readonly title: string };
}

const usualDays = 14;

export function CloseRoundDialog({ round, data, promotes, ...hold }: CloseRoundDialogProps) {
  const trpc = useTRPC();
  const [now] = useState(() => new Date());
  const [choices, setChoices] = useState<Choices>(new Map());
  const [lastDay, setLastDay] = useState(() => inDays(usualDays, now));
  const query = useQuery({ ...trpc.rounds.closing.queryOptions({ roundId: round.id }), staleTime: 0 });
  const closing = query.data;
  const next = closing?.next;
  const command = useCommand(trpc.rounds.close, {
    done: ({ opened }) =>
      opened && next
        ? `${roundTitle(next)} of ${data.feature.name} is open.`
        : `${roundTitle(round)} of ${data.feature.name} is closed.`,
    onDone: () => hold.onOpenChange(false),
  });
  const fates = fatesOf(closing?.holders ?? [], choices, next?.seatsLeft ?? 0);

  async function close(reason: string | undefined) {
    if (!closing || (countOf(fates, 'end_on') > 0 && lastDay === '')) return;
    const done = await command.run({
      roundId: round.id,
      fates: planOf(closing.holders, fates, lastDay),
      openNext: promotes !== undefined,
      ...(reason ? { reason } : {}),
    });
    if (!done) void query.refetch();
  }

  return (
    <ConfirmDialog
      {...hold}
      title={promotes?.title ?? `Close ${roundName(round)}`}
      description={
        promotes && next
          ? `${roundTitle(round)} closes for good and ${roundName(next)} opens, in one act.`
          : 'A closed round does not open again.'
      }
      verb={promotes?.title ?? 'Close it for good'}
      danger={!promotes}
      blocked={query.isError ? 'Who is in the round can not be read right now. Try again.' : undefined}
      asks={{ label: 'Reason (optional)', required: false }}
      pending={command.pending || query.isPending}
      refusal={command.refusal}
      onConfirm={(reason) => void close(reason)}
    >
      <Impact
        accounts={closing?.holders}
        names={false}
        single="has it through this round."
        many="have it through this round."
        nobody="Nobody has it through this round, so nobody loses it."
      />
      {closing && closing.holders.length > 0 && (
        <FatesSection
          closing={closing}
          fates={fates}
          lastDay={lastDay}
          now={now}
          onChoices={setChoices}
          onLastDay={setLastDay}
        />
      )}
      {closing && closing.asking > 0 && <p className="max-w-[68ch]">{requestsInWords(closing.asking)}</p>}
      {promotes && next && <StillMissing round={next} />}
    </ConfirmDialog>
  );
}
