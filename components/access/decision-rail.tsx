import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { Glyph, type GlyphName } from '#components/ui/glyph.tsx';

const outcomes = {
  allowed: { glyph: 'check', rail: 'border-teal', mark: 'text-teal', name: 'Allowed' },
  approval: { glyph: 'arrow', rail: 'border-indigo', mark: 'text-indigo', name: 'Needs approval' },
  waitlist: { glyph: 'line', rail: 'border-edge border-dashed', mark: 'text-muted', name: 'Waitlist' },
  denied: { glyph: 'cross', rail: 'border-red', mark: 'text-red', name: 'Not possible' },
  ended: { glyph: 'quarter', rail: 'border-amber', mark: 'text-amber', name: 'Ended' },
} as const satisfies Record<string, { glyph: GlyphName; rail: string; mark: string; name: string }>;

export type Outcome = keyof typeof outcomes;

interface DecisionRailProps {
  readonly outcome: Outcome;
  /** The answer in a few words: "You can do this now." */
  readonly title: ReactNode;
  /** The sentence of the policy that can be read out. */
  readonly children?: ReactNode;
  /** One line in rows, two lines in sheets. */
  readonly size?: 'row' | 'sheet';
  readonly className?: string;
}

export function DecisionRail({ outcome, title, children, size = 'row', className }: DecisionRailProps) {
  const { glyph, rail, mark, name } = outcomes[outcome];
  const inRow = size === 'row';
  return (
    <div
      data-slot="decision-rail"
      data-outcome={outcome}
      className={cn('max-w-[68ch] border-l-[3px] py-0.5 pl-3', rail, className)}
    >
      <p className={cn(inRow ? 'text-sm' : 'text-base')}>
        <Glyph name={glyph} className={cn('mr-1.5', mark)} />
        <span className="sr-only">{name}: </span>
        <span className={cn(inRow ? 'font-medium' : 'font-bold')}>{title}</span>
        {inRow && children && <span className="text-muted"> {children}</span>}
      </p>
      {!inRow && children && <p className="text-sm text-muted">{children}</p>}
    </div>
  );
}
