import { ChevronRight } from 'lucide-react';

interface FoldProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly empty: string;
}

export function Fold({ title, lines, empty }: FoldProps) {
  return (
    <details className="group border-b border-rule">
      <summary className="flex h-13 list-none items-center justify-between gap-4 text-base [&::-webkit-details-marker]:hidden">
        {title}
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
      </summary>
      <div className="pb-4 text-muted">
        {lines.length === 0 ? (
          <p>{empty}</p>
        ) : (
          <ul className="grid list-disc gap-1.5 pl-5">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
