import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';

interface PageProps {
  readonly children: ReactNode;
  /** A ruled column at the right edge (the timeline of an account); it follows the page on small screens. */
  readonly aside?: ReactNode;
  readonly asideLabel?: string;
  /** reading: a narrow measure for forms and settings. */
  readonly width?: 'wide' | 'reading';
}

export function Page({ children, aside, asideLabel, width = 'wide' }: PageProps) {
  const body = (
    <div
      className={cn(
        'min-w-0 flex-1 px-5 pt-2 pb-10 sm:px-9 md:pt-7',
        width === 'reading' ? 'max-w-3xl' : 'max-w-[88rem]',
      )}
    >
      {children}
    </div>
  );
  if (!aside) return body;
  return (
    <div className="flex min-h-full max-xl:flex-col">
      {body}
      <aside
        aria-label={asideLabel ?? 'Timeline'}
        className="border-rule px-5 pt-7 pb-10 max-xl:border-t sm:px-9 xl:w-[21.75rem] xl:shrink-0 xl:border-l xl:px-6.5"
      >
        {aside}
      </aside>
    </div>
  );
}

/** A main column and a narrower one beside it, one above the other on small screens; without a side, the main one alone. */
export function Columns({ children, side }: { readonly children: ReactNode; readonly side: ReactNode }) {
  if (!side) return children;
  return (
    <div className="grid gap-x-10 xl:grid-cols-[minmax(0,1fr)_19.75rem]">
      <div className="min-w-0">{children}</div>
      <div className="min-w-0">{side}</div>
    </div>
  );
}
