import { ConfirmDialog } from '#components/features/confirm-dialog.tsx';
import { countInWords } from '#components/features/count-in-words.ts';
import { inTheWay, type RoundDialogProps } from '#components/rounds/round-dialog.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { roundName } from '#domain/lifecycle.ts';

export function MarkReadyDialog({ round, data, ...hold }: RoundDialogProps) {
  const trpc = useTRPC();
  const command = useCommand(trpc.rounds.markReady, {
    done: ({ opened }) =>
      opened
        ? `${data.feature.name} is ready and open: sales can unlock it now.`
        : `${data.feature.name} is ready for testing.`,
    onDone: () => hold.onOpenChange(false),
  });
  const places = countInWords(round.seats, 'place');
  const waits = inTheWay(data, round);
  return (
    <ConfirmDialog
      {...hold}
      title="Ready for testing"
      description={`${data.feature.name}, ${roundName(round)}`}
      verb="Say it is ready"
      asks={{
        label: 'Note for whoever unlocks it (optional)',
        hint: 'Say what they should know, such as the version it needs.',
        required: false,
      }}
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={(note) => void command.run({ roundId: round.id, ...(note ? { note } : {}) })}
    >
      <p className="max-w-[68ch]">
        {!round.opensWhenReady ? (
          <>
            It opens with {places} once {data.feature.pmName} says so.
          </>
        ) : waits ? (
          <>It does not open yet. {waits}</>
        ) : (
          <>
            <strong className="font-bold">It opens right away with {places}.</strong> Nobody will ask you
            again: sales unlocks it for customers from now on.
          </>
        )}
      </p>
    </ConfirmDialog>
  );
}
