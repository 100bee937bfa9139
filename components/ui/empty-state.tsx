import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';

interface EmptyStateProps {
  /** One sentence. */
  readonly children: ReactNode;
  /** One button. */
  readonly action?: ReactNode;
  readonly className?: string;
}

export function EmptyState({ children, action, className }: EmptyStateProps) {
  return (
    <div
      data-slot="empty-state"
      className={cn('flex flex-wrap items-center gap-x-5 gap-y-3 border-y border-rule py-5', className)}
    >
      <p className="max-w-[68ch] text-muted">{children}</p>
      {action}
    </div>
  );
}
