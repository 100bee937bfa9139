'use client';

import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';

interface UndoButtonProps {
  readonly grantId: string;
  readonly featureName: string;
  readonly accountName: string;
}

export function UndoButton({ grantId, featureName, accountName }: UndoButtonProps) {
  const trpc = useTRPC();
  const undo = useCommand(trpc.grants.undo, { done: `Undone. ${accountName} does not have ${featureName}.` });
  return (
    <Button
      variant="link"
      className="max-sm:border-edge max-sm:text-ink"
      pending={undo.pending}
      onClick={() => undo.run({ grantId })}
    >
      Undo<span className="sr-only"> {featureName}</span>
    </Button>
  );
}
