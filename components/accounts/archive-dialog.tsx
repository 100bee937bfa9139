'use client';

import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';

interface ArchiveDialogProps extends DialogHold {
  readonly page: AccountPageData;
}

export function ArchiveDialog({ page: { account, features }, ...hold }: ArchiveDialogProps) {
  const trpc = useTRPC();
  const archive = useCommand(trpc.accounts.archive, {
    done: `${account.name} is archived.`,
    onDone: () => hold.onOpenChange(false),
  });
  const living = features.filter(({ grant }) => grant).map(({ feature }) => feature.name);
  return (
    <ConfirmDialog
      {...hold}
      title={`Archive ${account.name}?`}
      description="Nothing more can be unlocked for it, and it leaves the list. You can restore it at any time."
      verb="Archive"
      danger
      asks={{ label: 'Reason', hint: 'It stands on the timeline.', required: true }}
      pending={archive.pending}
      refusal={archive.refusal}
      onConfirm={(reason) => void archive.run({ accountId: account.id, reason: reason ?? '' })}
    >
      {living.length > 0 && (
        <div>
          <p className="font-semibold">It keeps these until they end:</p>
          <ul className="mt-1 list-disc pl-5 text-muted">
            {living.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      )}
    </ConfirmDialog>
  );
}
