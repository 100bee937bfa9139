import Link from 'next/link';
import type { ComponentProps } from 'react';
import { cn } from '#components/ui/class-names.ts';

export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <table
      data-slot="table"
      className={cn('w-full border-collapse text-left text-sm max-sm:block', className)}
      {...props}
    />
  );
}

export function TableHeader({ className, ...props }: ComponentProps<'thead'>) {
  return <thead data-slot="table-header" className={cn('max-sm:sr-only', className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return (
    <tbody
      data-slot="table-body"
      className={cn('max-sm:block max-sm:border-t max-sm:border-rule', className)}
      {...props}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return (
    <tr
      data-slot="table-row"
      className={cn(
        'relative border-b border-rule max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:items-center max-sm:gap-x-4 max-sm:py-2.5',
        'has-[[data-slot=table-row-link]]:hover:bg-sunk has-[[data-slot=table-row-link]]:hover:[box-shadow:-12px_0_var(--sunk),12px_0_var(--sunk)]',
        'aria-selected:bg-teal-tint aria-selected:[box-shadow:-12px_0_var(--teal-tint),12px_0_var(--teal-tint)]',
        className,
      )}
      {...props}
    />
  );
}

interface AlignProps {
  readonly align?: 'start' | 'end';
}

export function TableHead({ className, align, ...props }: Omit<ComponentProps<'th'>, 'align'> & AlignProps) {
  return (
    <th
      scope="col"
      data-slot="table-head"
      className={cn(
        'h-7 border-b border-ink pr-5 pb-1.5 align-bottom text-sm font-semibold whitespace-nowrap text-muted last:pr-0',
        align === 'end' && 'text-right',
        className,
      )}
      {...props}
    />
  );
}

const phonePlaces = {
  main: 'max-sm:col-start-1',
  aside: 'max-sm:col-start-2 max-sm:row-start-1 max-sm:text-right',
  line: 'max-sm:col-span-2',
  none: 'max-sm:hidden',
} as const;

interface TableCellProps extends AlignProps {
  /** Where it goes when the table becomes a list under 640 px. */
  readonly phone?: keyof typeof phonePlaces;
  /** Figures that are compared down the column. */
  readonly numeric?: boolean;
}

export function TableCell({
  className,
  align,
  numeric,
  phone = 'line',
  ...props
}: Omit<ComponentProps<'td'>, 'align'> & TableCellProps) {
  return (
    <td
      data-slot="table-cell"
      className={cn(
        'h-(--row) py-1.5 pr-5 align-middle last:pr-0 pointer-fine:in-[.compact]:py-0.5 max-sm:block max-sm:h-auto max-sm:py-0.5 max-sm:pr-0',
        align === 'end' && 'text-right tabular-nums max-sm:text-left',
        numeric && 'tabular-nums',
        phonePlaces[phone],
        className,
      )}
      {...props}
    />
  );
}

/** The verbs of a row, inside its last cell; on a phone they share the width. */
export function TableActions({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="table-actions"
      className={cn(
        'relative flex items-center justify-end gap-1.5 max-sm:mt-2 max-sm:mb-1 max-sm:[&>*]:flex-1',
        className,
      )}
      {...props}
    />
  );
}

/** The name of a row as a link whose target is the whole row; other controls of the row need `relative`. */
export function TableRowLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      data-slot="table-row-link"
      className={cn(
        'text-base font-semibold text-ink after:absolute after:inset-0 after:content-[""] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-teal focus-visible:after:outline-offset-2',
        className,
      )}
      {...props}
    />
  );
}
