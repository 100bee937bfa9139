import type { ComponentProps } from 'react';
import { cn } from '#components/ui/class-names.ts';

export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div data-slot="skeleton" aria-hidden="true" className="animate-late" {...props}>
      <div className={cn('h-4 animate-breathe rounded-tag bg-rule', className)} />
    </div>
  );
}

export function SkeletonRows({
  rows = 6,
  label = 'Loading',
}: {
  readonly rows?: number;
  readonly label?: string;
}) {
  return (
    <div data-slot="skeleton-rows" role="status" aria-label={label} className="animate-late">
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((row) => (
        <div key={row} className="flex h-(--row) items-center gap-6 border-b border-rule">
          <Skeleton className="w-40" />
          <Skeleton className="w-16" />
          <Skeleton className="w-24 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}
