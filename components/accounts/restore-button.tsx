'use client';

import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';

export function RestoreButton({ account }: Pick<AccountPageData, 'account'>) {
  const trpc = useTRPC();
  const restore = useCommand(trpc.accounts.restore, {
    done: `${account.name} is back: features can be unlocked for it again.`,
  });
  return (
    <Button
      variant="primary"
      pending={restore.pending}
      onClick={() => void restore.run({ accountId: account.id })}
    >
      Restore
    </Button>
  );
}
