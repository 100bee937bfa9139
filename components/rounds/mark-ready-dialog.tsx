import { useState } from 'react';
import { ConfirmDialog } from '#components/features/confirm-dialog.tsx';
import { countInWords } from '#components/features/count-in-words.ts';
import { inTheWay, type RoundDialogProps } from '#components/rounds/round-dialog.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { roundName } from '#domain/lifecycle.ts';
import { missingOf, type Readiness, readinessItems, readinessNames } from '#domain/readiness.ts';

export function MarkReadyDialog({ round, data, ...hold }: RoundDialogProps) {
  const { feature } = data;
  const trpc = useTRPC();
  const [readiness, setReadiness] = useState<Readiness>({
    limitations: feature.knownLimitations.length > 0,
    killSwitch: false,
    docs: Boolean(feature.docsUrl),
  });
  const command = useCommand(trpc.rounds.markReady, {
    done: ({ opened }) =>
      opened
        ? `${feature.name} is ready and open: sales can unlock it now.`
        : `${feature.name} is ready for testing.`,
    onDone: () => hold.onOpenChange(false),
  });
  const places = countInWords(round.seats, 'place');
  const waits = inTheWay(data, round);
  return (
    <ConfirmDialog
      {...hold}
      title="Ready for testing"
      description={`${feature.name}, ${roundName(round)}`}
      verb="Say it is ready"
      asks={{
        label: 'Note for whoever unlocks it (optional)',
        hint: 'Say what they should know, such as the version it needs.',
        required: false,
      }}
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={(note) => void command.run({ roundId: round.id, readiness, ...(note ? { note } : {}) })}
    >
      <fieldset>
        <legend className="mb-1 text-sm font-semibold">Done</legend>
        {readinessItems.map((item) => (
          <label key={item} className="flex min-h-9 cursor-pointer items-center gap-3 max-sm:min-h-11">
            <input
              type="checkbox"
              className="size-[18px] shrink-0 accent-teal max-sm:size-5"
              checked={readiness[item]}
              onChange={(event) => setReadiness({ ...readiness, [item]: event.target.checked })}
            />
            {readinessNames[item]}
          </label>
        ))}
        <p role="status" className="pt-1 text-sm text-muted">
          {missingOf(readiness).length > 0
            ? `You can say it is ready all the same; ${feature.pmName} sees what is missing.`
            : 'Nothing is missing.'}
        </p>
      </fieldset>
      <p className="max-w-[68ch]">
        {!round.opensWhenReady ? (
          <>
            It opens with {places} once {feature.pmName} says so.
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
