import { cn } from '#components/ui/class-names.ts';

export function KeyShape({ className }: { readonly className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 12" className={cn('h-3 w-5 text-teal', className)}>
      <circle cx="5" cy="6" r="3.9" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M9 5.6h9.6M13.8 5.6v3.8M17.6 5.6v3" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

export function Mark({ className }: { readonly className?: string }) {
  return (
    <span
      data-slot="mark"
      className={cn('inline-flex items-center gap-2.5 text-lg font-bold tracking-tight', className)}
    >
      <KeyShape />
      Latchkey
    </span>
  );
}
