import type { ReactNode } from 'react';

const figures = new Intl.NumberFormat('en');

interface ShownOfProps {
  readonly shown: number;
  readonly total: number;
  /** "accounts" */
  readonly what: string;
  /** The button that shows more, while there is more. */
  readonly more: ReactNode;
}

/** The foot of a list that is shown a part at a time. */
export function ShownOf({ shown, total, what, more }: ShownOfProps) {
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
      {more}
      <p role="status" className="text-sm text-muted">
        {shown < total
          ? `${figures.format(shown)} of ${figures.format(total)} ${what}`
          : `${figures.format(total)} ${total === 1 ? what.replace(/s$/, '') : what}`}
      </p>
    </div>
  );
}
