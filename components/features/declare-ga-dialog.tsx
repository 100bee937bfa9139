import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import { countInWords } from '#components/features/count-in-words.ts';
import type { FeatureData } from '#components/features/feature-data.ts';
import { FeatureImpact } from '#components/features/feature-impact.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { featureTransitions, stageNames } from '#domain/lifecycle.ts';

interface DeclareGaDialogProps extends DialogHold {
  readonly data: FeatureData;
}

export function DeclareGaDialog({ data, ...hold }: DeclareGaDialogProps) {
  const { feature, environments, rounds, waiting, waitlist } = data;
  const trpc = useTRPC();
  const command = useCommand(trpc.features.declareGa, {
    done: `${feature.name} is on for everyone in production.`,
    onDone: () => hold.onOpenChange(false),
  });
  const skipped = featureTransitions[feature.stage].declare_ga?.skips;
  const killed = environments.some((one) => one.production && one.killedFrom !== null);
  const unclosed = rounds.filter((round) => round.status !== 'closed').length;
  const asking = waiting.length + waitlist.offered.length + waitlist.waiting.length;
  const ends = [
    unclosed > 0 && countInWords(unclosed, 'round'),
    asking > 0 && countInWords(asking, 'request'),
  ].filter((part) => part !== false);
  return (
    <ConfirmDialog
      {...hold}
      title={`Declare ${feature.name} generally available`}
      description="It comes on for everyone in production, customers and prospects alike."
      verb="Turn it on for everyone"
      blocked={killed ? 'It is switched off in production. Lift the kill switch first.' : undefined}
      asks={
        skipped
          ? { label: `Why without ${stageNames[skipped]}`, required: true }
          : { label: 'Reason (optional)', required: false }
      }
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={(reason) => void command.run({ featureId: feature.id, ...(reason ? { reason } : {}) })}
    >
      <FeatureImpact
        featureId={feature.id}
        single="has it now and keeps it, without an end:"
        many="have it now and keep it, without an end:"
        nobody="Nobody has it yet, so for every account it is new."
      />
      {ends.length > 0 && (
        <p className="max-w-[68ch]">{ends.join(' and ')} close with it: places are no longer needed.</p>
      )}
    </ConfirmDialog>
  );
}
