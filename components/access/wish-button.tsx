import { Button } from '#components/ui/button.tsx';
import type { AccessDecision } from '#domain/access.ts';

interface WishButtonProps {
  readonly accountName: string;
  /** Left out when there is nothing to send. */
  readonly kind: AccessDecision['kind'] | undefined;
  readonly ready: boolean;
  readonly pending: boolean;
  readonly onClose: () => void;
}

export function WishButton({ accountName, kind, ready, pending, onClose }: WishButtonProps) {
  if (!kind) {
    return (
      <Button size="lg" onClick={onClose}>
        Close
      </Button>
    );
  }
  if (kind === 'needsApproval' || kind === 'waitlist') {
    return (
      <Button
        type="submit"
        data-autofocus={ready || undefined}
        variant="ask"
        size="lg"
        kbd="Enter"
        pending={pending}
        disabled={!ready}
        className="bg-indigo text-paper hover:bg-indigo/90 [&_kbd]:border-paper/45 [&_kbd]:text-paper"
      >
        {kind === 'waitlist' ? 'Join the waitlist' : 'Ask for approval'}
      </Button>
    );
  }
  return (
    <Button
      type="submit"
      data-autofocus={ready || undefined}
      variant="primary"
      size="lg"
      kbd="Enter"
      pending={pending}
      disabled={!ready}
    >
      <span className="truncate">Unlock for {accountName}</span>
    </Button>
  );
}
