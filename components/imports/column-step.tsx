'use client';

import { DecisionRail } from '#components/access/decision-rail.tsx';
import { countInWords } from '#components/features/count-in-words.ts';
import { ColumnTable } from '#components/imports/column-table.tsx';
import { EmptyCells } from '#components/imports/empty-cells.tsx';
import type { OpenSheet } from '#components/imports/use-import.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { type ImportPlan, planProblem } from '#domain/importing/plan.ts';

interface ColumnStepProps {
  readonly sheet: OpenSheet;
  readonly plan: ImportPlan;
  readonly problem: string | undefined;
  readonly onPlan: (plan: ImportPlan) => void;
  readonly onLookOver: () => void;
  readonly onReset: () => void;
}

export function ColumnStep({ sheet, plan, problem, onPlan, onLookOver, onReset }: ColumnStepProps) {
  const wrong = problem ?? planProblem(plan);
  return (
    <>
      {sheet.notes.length > 0 && (
        <ul className="grid gap-1.5">
          {sheet.notes.map((note) => (
            <li key={note}>
              <DecisionRail outcome="ended" title={note} />
            </li>
          ))}
        </ul>
      )}
      <Section
        title="What the columns are"
        hint={`${sheet.name}, ${countInWords(sheet.lines, 'line')}`}
        className="pt-4"
      >
        <ColumnTable sheet={sheet} plan={plan} onPlan={onPlan} />
      </Section>
      <EmptyCells plan={plan} onPlan={onPlan} />
      <p className="mt-6 max-w-[68ch] text-sm text-muted">
        An account that is here already is found by its CRM id, then by its key, then by its name. Cells that
        are empty leave what is there. Without a column of keys, new accounts get one made of their name.
      </p>
      {wrong && (
        <div role="alert" className="mt-5">
          <DecisionRail size="sheet" outcome="denied" title={wrong} />
        </div>
      )}
      <div className="mt-6 flex flex-wrap gap-2 max-sm:flex-col">
        <Button variant="primary" disabled={planProblem(plan) !== undefined} onClick={onLookOver}>
          Look it over
        </Button>
        <Button onClick={onReset}>Choose another file</Button>
      </div>
    </>
  );
}
