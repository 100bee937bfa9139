import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';

interface FirstStepProps {
  readonly number: number;
  readonly done: boolean;
  readonly title: string;
  /** What there is of it already. */
  readonly what?: string;
  readonly hint: ReactNode;
  /** The one button. */
  readonly children: ReactNode;
}

export function FirstStep({ number, done, title, what, hint, children }: FirstStepProps) {
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] items-start gap-x-3 gap-y-3 border-b border-rule py-4 sm:grid-cols-[1.75rem_minmax(0,1fr)_auto] sm:items-center">
      <span
        aria-hidden="true"
        className={cn(
          'flex size-7 items-center justify-center rounded-full border text-sm font-bold tabular-nums',
          done ? 'border-teal text-teal' : 'border-edge text-muted',
        )}
      >
        {done ? <Glyph name="check" /> : number}
      </span>
      <div className="min-w-0">
        <p className="font-semibold">
          {title}
          {done && <span className="sr-only">, done</span>}
        </p>
        <p className="max-w-[68ch] text-sm text-muted">{what ?? hint}</p>
      </div>
      {!done && <div className="max-sm:col-start-2 empty:hidden">{children}</div>}
    </li>
  );
}
