import { type ReactNode, useId } from 'react';
import { cn } from '#components/ui/class-names.ts';

interface SectionProps {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  /** At the right end of the heading's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

export function Section({ title, hint, aside, children, className }: SectionProps) {
  const id = useId();
  return (
    <section data-slot="section" aria-labelledby={id} className={cn('pt-7', className)}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 has-[+[data-slot=facts]]:mb-0 sm:has-[+[data-slot=table]>[data-slot=table-header]]:mb-0.5">
        <div className="flex flex-wrap items-baseline gap-x-2.5">
          <h2 id={id} className="text-lg font-bold tracking-[-0.01em]">
            {title}
          </h2>
          {hint && <p className="text-sm text-muted">{hint}</p>}
        </div>
        {aside && <div className="text-sm text-muted">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
