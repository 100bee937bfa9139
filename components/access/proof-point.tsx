import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';

const dots = {
  done: 'bg-teal',
  asked: 'border-2 border-indigo',
  waiting: 'animate-breathe border-2 border-edge',
  off: 'border-2 border-amber',
} as const;

interface ProofPointProps {
  readonly state: keyof typeof dots;
  readonly title: string;
  readonly children?: ReactNode;
  readonly note?: ReactNode;
  readonly hash?: string | null | undefined;
}

/** One notch of the thread in a sheet: what happened, when, and the proof of it. */
export function ProofPoint({ state, title, children, note, hash }: ProofPointProps) {
  return (
    <li className="relative pb-5 pl-[22px] text-base last:[&>span:first-child]:bottom-3">
      <span aria-hidden="true" className="absolute top-2 bottom-[-8px] left-[4.5px] w-0.5 bg-rule" />
      <span
        aria-hidden="true"
        className="absolute top-[5px] left-0 size-[11px] rounded-full bg-raised ring-2 ring-raised"
      />
      <span
        aria-hidden="true"
        className={cn('absolute top-[5px] left-0 size-[11px] rounded-full', dots[state])}
      />
      <p className="text-muted">
        <strong className="font-bold text-ink">{title}</strong> {children}
      </p>
      {(note || hash) && (
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
          {note && <span>{note}</span>}
          {hash && (
            <span className="inline-flex items-center gap-1.5 text-xs">
              <svg aria-hidden="true" viewBox="0 0 4 6" className="h-1.5 w-1 text-edge">
                <path d="M0 0v6l4-3Z" fill="currentColor" />
              </svg>
              <code title={hash} className="font-mono">
                {hash.slice(0, 7)}
              </code>
            </span>
          )}
        </p>
      )}
    </li>
  );
}
