import { ConfirmDialog } from '#components/features/confirm-dialog.tsx';
import { countInWords } from '#components/features/count-in-words.ts';
import type { RoundDialogProps } from '#components/rounds/round-dialog.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { roundTitle } from '#domain/lifecycle.ts';

export function PauseRoundDialog({ round, data, ...hold }: RoundDialogProps) {
  const trpc = useTRPC();
  const command = useCommand(trpc.rounds.pause, {
    done: `${roundTitle(round)} is paused.`,
    onDone: () => hold.onOpenChange(false),
  });
  const inside = data.whoIsIn.filter((holder) => holder.roundId === round.id).length;
  return (
    <ConfirmDialog
      {...hold}
      title={`Pause ${round.kind} round ${round.number}`}
      verb="Pause it"
      asks={{ label: 'Reason', hint: 'It stands on the timeline.', required: true }}
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={(reason) => reason && void command.run({ roundId: round.id, reason })}
    >
      <p className="max-w-[68ch]">
        Nobody new gets {data.feature.name} until the round is resumed.{' '}
        {inside > 0 && `The ${countInWords(inside, 'account')} in it keep it.`} Whoever waits keeps their
        place in line.
      </p>
    </ConfirmDialog>
  );
}
