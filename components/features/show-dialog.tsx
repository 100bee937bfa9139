import { useState } from 'react';
import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import type { FeatureData } from '#components/features/feature-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';

interface ShowDialogProps extends DialogHold {
  readonly data: FeatureData;
}

export function ShowDialog({ data: { feature }, ...hold }: ShowDialogProps) {
  const trpc = useTRPC();
  const [shows] = useState(!feature.visibleToClients);
  const command = useCommand(trpc.features.setVisibility, {
    done: shows ? `Browser apps see ${feature.name}.` : `Browser apps do not see ${feature.name} any more.`,
    onDone: () => hold.onOpenChange(false),
  });
  return (
    <ConfirmDialog
      {...hold}
      title={shows ? `Show ${feature.name} to browser apps` : `Hide ${feature.name} from browser apps`}
      verb={shows ? 'Show it' : 'Hide it'}
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={() => void command.run({ featureId: feature.id, visibleToClients: shows })}
    >
      <p className="max-w-[68ch]">
        {shows
          ? 'Apps with a client key are told its key and its value. Whoever uses such an app can read both. Who has it does not change.'
          : 'Apps with a client key are told that there is no such feature and fall back to their defaults. Servers are not affected.'}
      </p>
    </ConfirmDialog>
  );
}
