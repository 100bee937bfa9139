import { ConfirmDialog } from '#components/features/confirm-dialog.tsx';
import { countInWords } from '#components/features/count-in-words.ts';
import type { RoundDialogProps } from '#components/rounds/round-dialog.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { roundTitle } from '#domain/lifecycle.ts';

export function ResumeRoundDialog({ round, data, ...hold }: RoundDialogProps) {
  const trpc = useTRPC();
  const command = useCommand(trpc.rounds.open, {
    done: `${roundTitle(round)} runs again.`,
    onDone: () => hold.onOpenChange(false),
  });
  const left = Math.max(0, round.seats - (data.current?.id === round.id ? data.current.seatsTaken : 0));
  return (
    <ConfirmDialog
      {...hold}
      title={`Resume ${round.kind} round ${round.number}`}
      verb="Resume it"
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={() => void command.run({ roundId: round.id })}
    >
      <p className="max-w-[68ch]">
        {data.feature.name} can be unlocked again, with {countInWords(left, 'place')} left.
      </p>
    </ConfirmDialog>
  );
}
