import type { DirectoryToken } from '#components/directory/directory-data.ts';
import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

interface RevokeTokenDialogProps extends DialogHold {
  readonly token: DirectoryToken;
}

export function RevokeTokenDialog({ token, ...hold }: RevokeTokenDialogProps) {
  const trpc = useTRPC();
  const command = useCommand(trpc.directory.revokeToken, {
    done: `${token.name} is revoked.`,
    onDone: () => hold.onOpenChange(false),
  });
  return (
    <ConfirmDialog
      {...hold}
      title={`Revoke ${token.name}`}
      description="A revoked token does not work again."
      verb="Revoke it for good"
      danger
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={() => void command.run({ tokenId: token.id })}
    >
      <p className="max-w-[68ch]">
        {token.lastUsedAt ? (
          <>
            The directory used it <RelativeTime at={token.lastUsedAt} />. Until it has another one, nobody who
            leaves the company is deactivated here by itself.
          </>
        ) : (
          'Nobody has used it yet.'
        )}
      </p>
    </ConfirmDialog>
  );
}
