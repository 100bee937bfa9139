import type { ComponentProps } from 'react';
import { cn } from '#components/ui/class-names.ts';

export const controlClasses =
  'w-full min-w-0 rounded-control border border-edge bg-raised text-base text-ink transition-[border-color] placeholder:text-muted hover:border-ink disabled:cursor-not-allowed disabled:opacity-55 aria-invalid:border-red max-sm:text-[1rem]';

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(controlClasses, 'h-9 px-3 max-sm:h-12 max-sm:px-3.5', className)}
      {...props}
    />
  );
}
