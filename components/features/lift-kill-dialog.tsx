import { useState } from 'react';
import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import type { FeatureData } from '#components/features/feature-data.ts';
import { FeatureImpact } from '#components/features/feature-impact.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { ChipGroup } from '#components/ui/chip-group.tsx';

interface LiftKillDialogProps extends DialogHold {
  readonly data: FeatureData;
}

export function LiftKillDialog({ data, ...hold }: LiftKillDialogProps) {
  const { feature } = data;
  const trpc = useTRPC();
  const [choices] = useState(() => data.environments.filter((one) => one.killedFrom !== null));
  const [chosen, setChosen] = useState(choices[0]?.key ?? '');
  const environment = choices.find((one) => one.key === chosen);
  const where = (environment?.name ?? chosen).toLowerCase();
  const command = useCommand(trpc.features.liftKill, {
    done: `The kill switch in ${where} is lifted.`,
    onDone: () => hold.onOpenChange(false),
  });
  return (
    <ConfirmDialog
      {...hold}
      title={`Switch ${feature.name} on again`}
      description={environment?.killReason ? `It was switched off: “${environment.killReason}”` : undefined}
      verb={`Lift it in ${where}`}
      asks={{ label: 'Reason', hint: 'Say what is fixed.', required: true }}
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={(reason) =>
        reason && void command.run({ featureId: feature.id, environmentKey: chosen, reason })
      }
    >
      {choices.length > 1 && (
        <ChipGroup
          label="Environment"
          value={chosen}
          onValueChange={setChosen}
          chips={choices.map((one) => ({ value: one.key, label: one.name }))}
        />
      )}
      {environment?.killedFrom === 'everyone' ? (
        <p className="max-w-[68ch]">
          <strong className="font-bold">Everyone in {where}</strong> gets it back at once.
        </p>
      ) : (
        <FeatureImpact
          featureId={feature.id}
          single={`gets it back in ${where}:`}
          many={`get it back in ${where}:`}
          nobody={`Nobody has it unlocked now, so nothing changes in ${where} at once.`}
        />
      )}
    </ConfirmDialog>
  );
}
