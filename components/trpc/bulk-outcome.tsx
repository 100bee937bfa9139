'use client';

import { type Bulk, bulkInWords } from '#components/trpc/use-bulk.ts';
import { Button } from '#components/ui/button.tsx';
import { Glyph } from '#components/ui/glyph.tsx';

/** What became of each: stays until it is put away when something was refused, because each needs its reason read. */
export function BulkOutcome<Input>({ bulk }: { readonly bulk: Bulk<Input> }) {
  const { progress, report, clear } = bulk;
  const refused = report?.refused ?? [];
  return (
    <div role="status" aria-live="polite">
      {progress && (
        <p className="py-2 text-sm text-muted">
          {progress.answered} of {progress.of} answered…
        </p>
      )}
      {report && refused.length > 0 && (
        <div className="my-3 border-l-[3px] border-red py-0.5 pl-3">
          <p className="text-sm font-medium">
            <Glyph name="cross" className="mr-1.5 text-red" />
            {bulkInWords(report)}
          </p>
          <ul className="mt-1 grid gap-1 text-sm">
            {refused.map(({ name, sentence }) => (
              <li key={name} className="max-w-[68ch]">
                <span className="font-semibold">{name}:</span> <span className="text-muted">{sentence}</span>
              </li>
            ))}
          </ul>
          <Button variant="link" size="sm" className="-ml-2 mt-1" onClick={clear}>
            Put this away
          </Button>
        </div>
      )}
    </div>
  );
}
