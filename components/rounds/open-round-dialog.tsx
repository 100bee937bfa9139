import { ConfirmDialog } from '#components/features/confirm-dialog.tsx';
import { countInWords } from '#components/features/count-in-words.ts';
import { eligibilityInWords } from '#components/rounds/eligibility-in-words.ts';
import { inTheWay, type RoundDialogProps } from '#components/rounds/round-dialog.ts';
import { StillMissing } from '#components/rounds/still-missing.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { daysInWords } from '#domain/dates.ts';
import { roundTitle, stageNames } from '#domain/lifecycle.ts';

export function OpenRoundDialog({ round, data, ...hold }: RoundDialogProps) {
  const trpc = useTRPC();
  const command = useCommand(trpc.rounds.open, {
    done: `${roundTitle(round)} of ${data.feature.name} is open.`,
    onDone: () => hold.onOpenChange(false),
  });
  const blocked = inTheWay(data, round);
  return (
    <ConfirmDialog
      {...hold}
      title={`Open ${round.kind} round ${round.number}`}
      verb="Open it now"
      blocked={blocked}
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={() => void command.run({ roundId: round.id })}
    >
      <StillMissing round={round} />
      {!blocked && (
        <p className="max-w-[68ch]">
          <strong className="font-bold">{countInWords(round.seats, 'place')}</strong> for{' '}
          {eligibilityInWords(round.eligibility)}, usually {daysInWords(round.defaultDays)} and{' '}
          {daysInWords(round.maxDays)} at most.{' '}
          {data.feature.stage !== round.kind &&
            `${data.feature.name} moves from ${stageNames[data.feature.stage]} to ${stageNames[round.kind]}.`}
        </p>
      )}
    </ConfirmDialog>
  );
}
