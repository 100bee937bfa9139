import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { controlClasses } from '#components/ui/input.tsx';

export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span data-slot="select" className={cn('relative block', className)}>
      <select
        className={cn(controlClasses, 'h-9 cursor-pointer appearance-none truncate pr-8 pl-3 max-sm:h-12')}
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
