import { ConfirmDialog } from '#components/features/confirm-dialog.tsx';
import { countInWords } from '#components/features/count-in-words.ts';
import { Impact } from '#components/features/impact.tsx';
import { type RoundDialogProps, roundTitle } from '#components/rounds/round-dialog.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';

export function CloseRoundDialog({ round, data, ...hold }: RoundDialogProps) {
  const trpc = useTRPC();
  const command = useCommand(trpc.rounds.close, {
    done: `${roundTitle(round)} of ${data.feature.name} is closed.`,
    onDone: () => hold.onOpenChange(false),
  });
  const waiting = data.waiting.filter((request) => request.roundId === round.id).length;
  return (
    <ConfirmDialog
      {...hold}
      title={`Close ${round.kind} round ${round.number}`}
      description="A closed round does not open again."
      verb="Close it for good"
      danger
      asks={{ label: 'Reason (optional)', required: false }}
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={(reason) => void command.run({ roundId: round.id, ...(reason ? { reason } : {}) })}
    >
      <Impact
        accounts={data.whoIsIn.filter((holder) => holder.roundId === round.id)}
        single="loses it now:"
        many="lose it now:"
        nobody="Nobody has it through this round, so nobody loses it."
      />
      {waiting > 0 && (
        <p className="max-w-[68ch]">
          {countInWords(waiting, 'request')} that {waiting === 1 ? 'waits is' : 'wait are'} withdrawn.
        </p>
      )}
    </ConfirmDialog>
  );
}
