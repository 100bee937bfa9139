'use client';

import type { ReactNode } from 'react';
import type { Meanwhile } from '#components/live/use-meanwhile.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';

interface MeanwhileRowsProps<Draft> {
  readonly of: Meanwhile<Draft>;
  /** What each field is called: "Places". */
  readonly labels: Readonly<Record<keyof Draft & string, string>>;
  readonly show?: (name: keyof Draft & string, draft: Draft) => ReactNode;
  /** Only these fields; left out, all that differ. */
  readonly only?: readonly (keyof Draft & string)[];
  /** They stand under their own field, which names them. */
  readonly atField?: boolean;
  readonly className?: string;
}

/** Somebody else changed what the reader was changing: theirs beside mine, and the choice. */
export function MeanwhileRows<Draft extends object>(props: MeanwhileRowsProps<Draft>) {
  const { of, labels, show = plainly, only = of.differing, atField = false, className } = props;
  const rows = of.differing.filter((name) => only.includes(name));
  return (
    <div role="status" className={cn('empty:hidden', className)}>
      {rows.length > 0 && (
        <div className="border-l-[3px] border-amber pl-3">
          <p className="text-sm font-medium">
            <Glyph name="quarter" className="mr-1.5 text-amber" />
            {atField
              ? 'Changed by somebody else while you wrote.'
              : 'Somebody else changed this while you wrote:'}
          </p>
          <ul>
            {rows.map((name) => (
              <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
                <span className="min-w-40 flex-1 text-sm">
                  {!atField && <span className="font-semibold">{labels[name]}. </span>}
                  Now: <strong className="font-semibold">{show(name, of.stored)}</strong>
                  <span className="text-muted">, yours: {show(name, of.mine)}</span>
                </span>
                <span className="flex gap-2">
                  <Button
                    size="sm"
                    aria-label={`Take theirs: ${labels[name]}`}
                    onClick={() => of.takeTheirs(name)}
                  >
                    Take theirs
                  </Button>
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-label={`Keep mine: ${labels[name]}`}
                    onClick={() => of.keepMine(name)}
                  >
                    Keep mine
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function plainly<Draft>(name: keyof Draft & string, draft: Draft): ReactNode {
  const value = draft[name];
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value ?? '') || 'nothing';
}
