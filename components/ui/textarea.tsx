import type { ComponentProps } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { controlClasses } from '#components/ui/input.tsx';

export function Textarea({ className, rows = 3, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      data-slot="textarea"
      rows={rows}
      className={cn(controlClasses, 'field-sizing-content min-h-20 px-3 py-2', className)}
      {...props}
    />
  );
}
