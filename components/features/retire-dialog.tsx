import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import type { FeatureData } from '#components/features/feature-data.ts';
import { FeatureImpact } from '#components/features/feature-impact.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';

interface RetireDialogProps extends DialogHold {
  readonly data: FeatureData;
}

export function RetireDialog({ data, ...hold }: RetireDialogProps) {
  const { feature, environments, whoIsIn } = data;
  const trpc = useTRPC();
  const command = useCommand(trpc.features.retire, {
    done: `${feature.name} is retired.`,
    onDone: () => hold.onOpenChange(false),
  });
  const everyone = environments.filter((one) => one.serving === 'everyone').map((one) => one.name);
  return (
    <ConfirmDialog
      {...hold}
      title={`Retire ${feature.name}`}
      description="It goes off everywhere and does not come back."
      verb="Retire it for good"
      danger
      asks={{ label: 'Reason', required: true }}
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={(reason) => reason && void command.run({ featureId: feature.id, reason })}
    >
      {everyone.length > 0 && (
        <p className="max-w-[68ch] font-semibold">It is on for everyone in {everyone.join(' and ')}.</p>
      )}
      {(whoIsIn.length > 0 || everyone.length === 0) && (
        <FeatureImpact
          featureId={feature.id}
          single="loses it now:"
          many="lose it now:"
          nobody="Nobody has it, so nobody loses it."
        />
      )}
    </ConfirmDialog>
  );
}
