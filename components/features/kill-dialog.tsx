import { useState } from 'react';
import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import type { FeatureData } from '#components/features/feature-data.ts';
import { FeatureImpact } from '#components/features/feature-impact.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { ChipGroup } from '#components/ui/chip-group.tsx';

interface KillDialogProps extends DialogHold {
  readonly data: FeatureData;
}

export function KillDialog({ data, ...hold }: KillDialogProps) {
  const { feature } = data;
  const trpc = useTRPC();
  const [choices] = useState(() => data.environments.filter((one) => one.killedFrom === null));
  const [chosen, setChosen] = useState(choices[0]?.key ?? '');
  const environment = choices.find((one) => one.key === chosen);
  const where = (environment?.name ?? chosen).toLowerCase();
  const command = useCommand(trpc.features.kill, {
    done: `${feature.name} is off in ${where}.`,
    onDone: () => hold.onOpenChange(false),
  });
  return (
    <ConfirmDialog
      {...hold}
      title={`Switch ${feature.name} off`}
      description="It goes off for everybody within a second. Unlocks stay, and count again once it is lifted."
      verb={`Switch off in ${where}`}
      danger
      asks={{
        label: 'Reason',
        hint: 'Every seller whose account has it is told at once, and reads this.',
        required: true,
      }}
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
      {environment?.serving === 'everyone' ? (
        <p className="max-w-[68ch]">
          <strong className="font-bold">Everyone in {where}</strong> loses it at once.
        </p>
      ) : environment?.serving === 'nobody' ? (
        <p className="max-w-[68ch]">{`Nobody has it in ${where} now. Switched off, nobody gets it either.`}</p>
      ) : (
        <FeatureImpact
          featureId={feature.id}
          single={`loses it in ${where}:`}
          many={`lose it in ${where}:`}
          nobody={`Nobody has it in ${where} now. Switched off, nobody gets it either.`}
        />
      )}
    </ConfirmDialog>
  );
}
