import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';
import type { Stage } from '#domain/lifecycle.ts';

export interface StageStep {
  readonly stage: Stage;
  readonly label: string;
  readonly note?: ReactNode;
  readonly state: 'done' | 'now' | 'next';
}

const nowColours: Record<Stage, string> = {
  draft: 'border-draft',
  alpha: 'border-alpha',
  beta: 'border-beta',
  ga: 'border-ga',
  retired: 'border-draft',
};

/** The thread of the timeline laid flat: what is behind is drawn in ink, what is ahead in rule. */
export function StageStepper({ steps }: { readonly steps: readonly StageStep[] }) {
  return (
    <ol data-slot="stage-stepper" aria-label="Stages" className="flex max-md:flex-col">
      {steps.map((step) => (
        <li
          key={step.stage}
          aria-current={step.state === 'now' ? 'step' : undefined}
          className="relative flex-1 pt-6 pr-4 last:pr-0 max-md:pt-0 max-md:pb-4 max-md:pl-6"
        >
          <span
            aria-hidden="true"
            className={cn(
              'absolute top-[6px] left-0 h-0.5 w-full max-md:top-1 max-md:left-[6px] max-md:h-full max-md:w-0.5',
              step.state === 'done' ? 'bg-ink' : 'bg-rule',
            )}
          />
          <span
            aria-hidden="true"
            className={cn(
              'absolute top-0 left-0 size-3.5 rounded-full max-md:top-1',
              step.state === 'done' && 'bg-ink',
              step.state === 'now' && `border-4 bg-paper ${nowColours[step.stage]}`,
              step.state === 'next' && 'border-2 border-edge bg-paper',
            )}
          />
          <span className={cn('block text-base font-semibold', step.state === 'next' && 'text-muted')}>
            {step.label}
          </span>
          {step.state === 'done' && <span className="sr-only">done</span>}
          {step.note && <span className="block text-sm text-muted">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}
