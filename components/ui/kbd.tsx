import type { ComponentProps } from 'react';
import { cn } from '#components/ui/class-names.ts';

export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      data-slot="kbd"
      className={cn(
        'inline-flex h-[18px] min-w-[18px] shrink-0 items-center justify-center rounded-tag border border-rule px-1 font-mono text-[11px] leading-none font-normal text-muted',
        className,
      )}
      {...props}
    />
  );
}
