import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  readonly mono?: boolean;
}

interface FactsProps {
  readonly facts: readonly Fact[];
  /** across: a line under a title · down: label left, value right, ruled. */
  readonly flow?: 'across' | 'down';
  readonly className?: string;
}

export function Facts({ facts, flow = 'across', className }: FactsProps) {
  const across = flow === 'across';
  return (
    <dl
      data-slot="facts"
      className={cn(
        across ? 'flex flex-wrap gap-x-9 gap-y-3 border-b border-rule py-4' : 'divide-y divide-rule',
        className,
      )}
    >
      {facts.map((fact) => (
        <div
          key={fact.label}
          className={across ? undefined : 'flex min-h-10 items-center justify-between gap-4 py-1.5'}
        >
          <dt className={cn('text-muted', across ? 'text-sm' : 'text-base')}>{fact.label}</dt>
          <dd
            className={cn(
              'font-semibold',
              fact.mono && 'font-mono text-sm leading-[1.375rem]',
              !across && 'text-right',
            )}
          >
            {fact.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
