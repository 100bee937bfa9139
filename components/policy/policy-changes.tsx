import { RuleSentence } from '#components/policy/rule-sentence.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { cn } from '#components/ui/class-names.ts';
import type { RuleChange } from '#domain/policy-diff.ts';

interface PolicyChangesProps {
  readonly rows: readonly RuleChange[];
  readonly label: string;
}

/** Rules with what became of each: added, changed, moved, removed. */
export function PolicyChanges({ rows, label }: PolicyChangesProps) {
  return (
    <ol aria-label={label} className="border-t border-ink">
      {rows.map((row) => (
        <li
          key={`${row.kind} ${'from' in row ? row.from : 0} ${'to' in row ? row.to : 0}`}
          className={cn(
            'grid grid-cols-[2.25rem_minmax(0,1fr)] items-baseline border-b border-rule py-3.5',
            row.kind === 'kept' && 'text-muted',
          )}
        >
          <span className="text-sm font-semibold text-muted tabular-nums">{'to' in row ? row.to : '–'}</span>
          <div className="grid min-w-0 gap-2">
            <ChangeMark row={row} />
            {row.kind === 'changed' && (
              <div className="opacity-75 [&_[data-slot=decision-rail]]:line-through">
                <span className="sr-only">Before: </span>
                <RuleSentence rule={row.before} place={row.from} />
              </div>
            )}
            <div className={cn(row.kind === 'removed' && '[&_[data-slot=decision-rail]]:line-through')}>
              {row.kind === 'changed' && <span className="sr-only">Now: </span>}
              <RuleSentence rule={row.rule} place={'to' in row ? row.to : row.from} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

function ChangeMark({ row }: { readonly row: RuleChange }) {
  switch (row.kind) {
    case 'kept':
      return null;
    case 'added':
      return (
        <p>
          <Badge tone="teal">Added</Badge>
        </p>
      );
    case 'removed':
      return (
        <p>
          <Badge tone="red">Removed</Badge>
        </p>
      );
    case 'moved':
      return (
        <p>
          <Badge tone="indigo">Moved</Badge> <span className="text-sm text-muted">was rule {row.from}</span>
        </p>
      );
    case 'changed':
      return (
        <p>
          <Badge tone="amber">Changed</Badge>
          {row.from !== row.to && <span className="text-sm text-muted"> was rule {row.from}</span>}
        </p>
      );
  }
}
