import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';

interface EmptyStateProps {
  /** One sentence. */
  readonly children: ReactNode;
  /** There is nothing at all, so there is nothing to filter either: filters beside it step back. */
  readonly whole?: boolean;
  /** One button. */
  readonly action?: ReactNode;
  readonly className?: string;
}

export function EmptyState({ children, whole, action, className }: EmptyStateProps) {
  return (
    <div
      data-slot="empty-state"
      data-whole={whole}
      className={cn('flex flex-wrap items-center gap-x-5 gap-y-3 border-y border-rule py-5', className)}
    >
      <p className="max-w-[68ch] text-muted">{children}</p>
      {action}
    </div>
  );
}
