import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';

interface AgingProps {
  /** What stands here answers an earlier question; the newer answer is on its way. */
  readonly stale: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Aging({ stale, className, children }: AgingProps) {
  return (
    <div aria-busy={stale} className={cn('transition-opacity', stale && 'opacity-60', className)}>
      {children}
    </div>
  );
}
