import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from '#components/ui/class-names.ts';

const badgeVariants = cva(
  'inline-flex h-[22px] items-center gap-[5px] rounded-tag px-2 text-sm font-semibold whitespace-nowrap',
  {
    variants: {
      tone: {
        plain: 'bg-draft-tint text-draft',
        alpha: 'bg-alpha-tint text-alpha',
        beta: 'bg-beta-tint text-beta',
        ga: 'bg-ga-tint text-ga',
        teal: 'bg-teal-tint text-teal',
        indigo: 'bg-indigo-tint text-indigo',
        red: 'bg-red-tint text-red',
        amber: 'bg-amber-tint text-amber',
      },
    },
    defaultVariants: { tone: 'plain' },
  },
);

export function Badge({
  className,
  tone,
  ...props
}: ComponentProps<'span'> & VariantProps<typeof badgeVariants>) {
  return <span data-slot="badge" className={cn(badgeVariants({ tone }), className)} {...props} />;
}
