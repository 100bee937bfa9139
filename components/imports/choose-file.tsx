'use client';

import { FileUp } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { Importing } from '#components/imports/use-import.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

interface ChooseFileProps {
  readonly problem: string | undefined;
  readonly onRead: Importing['read'];
}

const pastedName = 'Pasted lines';

export function ChooseFile({ problem, onRead }: ChooseFileProps) {
  const [over, setOver] = useState(false);
  const [typed, setTyped] = useState('');

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) void onRead(file.name, { file });
  }
  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain');
    if (!text.includes('\n')) return;
    event.preventDefault();
    void onRead(pastedName, { text });
  }
  function readTyped(event: FormEvent) {
    event.preventDefault();
    if (typed.trim()) void onRead(pastedName, { text: typed });
  }

  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
      {problem && (
        <div role="alert" className="lg:col-span-2">
          <DecisionRail size="sheet" outcome="denied" title={problem} />
        </div>
      )}
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          'relative flex min-h-48 cursor-pointer flex-col items-center justify-center gap-1.5 rounded-sheet border border-dashed border-edge px-5 py-8 text-center transition-colors hover:border-ink has-focus-visible:outline-2 has-focus-visible:outline-teal has-focus-visible:outline-offset-2 max-sm:min-h-36',
          over && 'border-teal bg-teal-tint',
        )}
      >
        <FileUp aria-hidden="true" className="mb-1 size-5 text-muted" />
        <span className="font-semibold text-teal underline underline-offset-4">Choose a CSV file</span>
        <span className="text-muted max-sm:hidden">or drop it here</span>
        <span className="text-sm text-muted">
          Its first line names the columns. Up to 20 MB and 100,000 lines.
        </span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void onRead(file.name, { file });
          }}
        />
      </label>
      <form onSubmit={readTyped} className="grid content-start gap-2.5">
        <Field
          label="Or paste from a spreadsheet"
          hint="Copy the cells with their first line, and paste them here."
        >
          {(wired) => (
            <Textarea
              {...wired}
              rows={4}
              value={typed}
              spellCheck={false}
              onPaste={paste}
              onChange={(event) => setTyped(event.target.value)}
              placeholder={'Account Name\tOwner Email\tAnnual Revenue'}
              className="max-h-40 font-mono text-sm"
            />
          )}
        </Field>
        <Button type="submit" disabled={typed.trim() === ''} className="justify-self-start max-sm:w-full">
          Read these lines
        </Button>
      </form>
    </div>
  );
}
