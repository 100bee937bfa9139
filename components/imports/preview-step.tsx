'use client';

import { DecisionRail } from '#components/access/decision-rail.tsx';
import { countInWords } from '#components/features/count-in-words.ts';
import { ImportCounts } from '#components/imports/import-counts.tsx';
import type { Example, Preview } from '#components/imports/judge-sheet.ts';
import { LineList } from '#components/imports/line-list.tsx';
import { refusedName, saveText } from '#components/imports/save-text.ts';
import type { OpenSheet } from '#components/imports/use-import.ts';
import { Section } from '#components/section.tsx';
import { Button } from '#components/ui/button.tsx';

interface PreviewStepProps {
  readonly sheet: OpenSheet;
  readonly preview: Preview;
  readonly problem: string | undefined;
  readonly onStart: () => void;
  readonly onBack: () => void;
  readonly refusedLines: () => Promise<string>;
}

export function PreviewStep({ sheet, preview, problem, onStart, onBack, refusedLines }: PreviewStepProps) {
  const { counts, examples } = preview;
  const toDo = counts.created + counts.changed;
  const save = async () => saveText(refusedName(sheet.name), await refusedLines());
  return (
    <>
      <p className="text-muted">
        {sheet.name}, {countInWords(sheet.lines, 'line')}. Nothing is changed yet.
      </p>
      <ImportCounts counts={counts} />
      {problem && (
        <div role="alert" className="mt-5">
          <DecisionRail size="sheet" outcome="denied" title={problem} />
        </div>
      )}
      <div className="mt-5 flex flex-wrap gap-2 max-sm:flex-col">
        {toDo > 0 && (
          <Button variant="primary" onClick={onStart}>
            {`Import ${toDo === 1 ? '1 account' : `${toDo.toLocaleString('en-US')} accounts`}`}
          </Button>
        )}
        <Button onClick={onBack}>Change the columns</Button>
      </div>
      {toDo === 0 && (
        <p className="mt-4 max-w-[68ch] text-muted">
          {counts.refused === 0
            ? 'Everything in the file stands here already.'
            : 'No line can be imported as it is: see below what would be right.'}
        </p>
      )}
      {counts.refused > 0 && (
        <Section
          title="Refused"
          hint={beside(examples.refused, counts.refused)}
          aside={
            <Button size="sm" onClick={() => void save()}>
              Download refused lines
            </Button>
          }
        >
          <LineList label="Refused lines" lines={listed(examples.refused)} />
        </Section>
      )}
      {counts.created > 0 && (
        <Section title="New" hint={beside(examples.created, counts.created)}>
          <LineList label="New accounts" lines={listed(examples.created)} />
        </Section>
      )}
      {counts.changed > 0 && (
        <Section title="Changed" hint={beside(examples.changed, counts.changed)}>
          <LineList label="Accounts that change" lines={listed(examples.changed)} />
        </Section>
      )}
      {counts.same > 0 && (
        <Section title="The same" hint={beside(examples.same, counts.same)}>
          <LineList label="Accounts that stay as they are" lines={listed(examples.same)} />
        </Section>
      )}
    </>
  );
}

function beside(examples: readonly Example[], count: number): string {
  return examples.length < count ? `The first ${examples.length} of ${count.toLocaleString('en-US')}` : '';
}

function listed(examples: readonly Example[]) {
  return examples.map((example) => ({ key: example.line, ...example }));
}
