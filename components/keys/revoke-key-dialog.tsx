import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import type { KeyRowData } from '#components/keys/key-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

interface RevokeKeyDialogProps extends DialogHold {
  readonly row: KeyRowData;
  readonly environment: string;
}

export function RevokeKeyDialog({ row, environment, ...hold }: RevokeKeyDialogProps) {
  const trpc = useTRPC();
  const command = useCommand(trpc.keys.revoke, {
    done: `${row.name} is revoked.`,
    onDone: () => hold.onOpenChange(false),
  });
  return (
    <ConfirmDialog
      {...hold}
      title={`Revoke ${row.name}`}
      description="A revoked key does not work again."
      verb="Revoke it for good"
      danger
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={() => void command.run({ keyId: row.id })}
    >
      <p className="max-w-[68ch]">
        {row.lastUsedAt ? (
          <>
            An app in {environment.toLowerCase()} used it <RelativeTime at={row.lastUsedAt} />. Apps that
            still bring it are turned away within a second and fall back to their defaults.
          </>
        ) : (
          <>No app has used it in {environment.toLowerCase()}.</>
        )}
      </p>
    </ConfirmDialog>
  );
}
