'use client';

import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button, type ButtonProps } from '#components/ui/button.tsx';

interface WithdrawButtonProps {
  readonly requestId: string;
  readonly featureName: string;
  readonly accountName: string;
  /** What whoever presses it calls it. */
  readonly verb?: 'Withdraw' | 'Decline';
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
  readonly onDone?: () => void;
}

export function WithdrawButton(props: WithdrawButtonProps) {
  const { requestId, featureName, accountName, verb = 'Withdraw', variant = 'link', size, onDone } = props;
  const trpc = useTRPC();
  const withdraw = useCommand(trpc.requests.cancel, {
    done: `Nobody is asked for ${featureName} for ${accountName} any more.`,
    ...(onDone ? { onDone } : {}),
  });
  return (
    <Button
      variant={variant}
      size={size}
      className="max-sm:border-edge max-sm:text-ink"
      pending={withdraw.pending}
      onClick={() => withdraw.run({ requestId })}
    >
      {verb}
      <span className="sr-only"> {featureName}</span>
    </Button>
  );
}
