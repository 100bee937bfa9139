import type { GivingGroup } from '#components/directory/directory-data.ts';
import { WhatWouldChange } from '#components/directory/what-would-change.tsx';
import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';

interface RemoveGroupDialogProps extends DialogHold {
  readonly group: GivingGroup;
}

export function RemoveGroupDialog({ group, ...hold }: RemoveGroupDialogProps) {
  const trpc = useTRPC();
  const command = useCommand(trpc.directory.removeRoles, {
    done: `${group.group} gives nothing any more.`,
    onDone: () => hold.onOpenChange(false),
  });
  const of = { mappingId: group.id };
  return (
    <ConfirmDialog
      {...hold}
      title={`${group.group} gives nothing any more`}
      description="Whoever is left without a role can not enter."
      verb="Remove it"
      danger
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={() => void command.run(of)}
    >
      <WhatWouldChange of={{ remove: of }} />
    </ConfirmDialog>
  );
}
