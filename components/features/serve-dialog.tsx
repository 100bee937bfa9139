import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import type { FeatureData, ServingRow } from '#components/features/feature-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';

interface ServeDialogProps extends DialogHold {
  readonly data: FeatureData;
  /** As it stood when the dialog was opened. */
  readonly environment: ServingRow;
}

export function ServeDialog({ data: { feature }, environment, ...hold }: ServeDialogProps) {
  const trpc = useTRPC();
  const where = environment.name.toLowerCase();
  const serving = environment.serving === 'everyone' ? 'granted' : 'everyone';
  const widens = serving === 'everyone';
  const command = useCommand(trpc.features.setServing, {
    done: widens
      ? `Everyone has ${feature.name} in ${where}.`
      : `${feature.name} is for whoever it is unlocked for in ${where}.`,
    onDone: () => hold.onOpenChange(false),
  });
  return (
    <ConfirmDialog
      {...hold}
      title={widens ? `Give everyone ${feature.name} in ${where}` : `Limit ${feature.name} in ${where}`}
      verb={widens ? `Give everyone in ${where}` : 'Only whoever it is unlocked for'}
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={() => void command.run({ featureId: feature.id, environmentKey: environment.key, serving })}
    >
      <p className="max-w-[68ch]">
        {widens
          ? `Every account gets it in ${where} within a second, unlocked or not. Production stays as it is.`
          : `Accounts without an unlock lose it in ${where} within a second. Production stays as it is.`}
      </p>
    </ConfirmDialog>
  );
}
