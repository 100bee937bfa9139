import type { ComponentProps } from 'react';
import { cn } from '#components/ui/class-names.ts';

export function Label({ className, htmlFor, children, ...props }: ComponentProps<'label'>) {
  return (
    <label
      data-slot="label"
      htmlFor={htmlFor}
      className={cn('block text-sm font-semibold text-ink', className)}
      {...props}
    >
      {children}
    </label>
  );
}
