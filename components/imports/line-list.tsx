import Link from 'next/link';
import { cn } from '#components/ui/class-names.ts';

export interface ListedLine {
  readonly key: string | number;
  /** "Line 12". */
  readonly line?: number;
  readonly name: string;
  readonly href?: string;
  readonly detail: string;
}

/** Lines of a file, or the accounts that they became. */
export function LineList({
  label,
  lines,
}: {
  readonly label: string;
  readonly lines: readonly ListedLine[];
}) {
  return (
    <ul aria-label={label} className="border-t border-rule">
      {lines.map(({ key, line, name, href, detail }) => (
        <li
          key={key}
          className={cn(
            'grid min-h-(--row) items-baseline gap-x-5 gap-y-0.5 border-b border-rule py-2.5',
            line === undefined
              ? 'sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]'
              : 'sm:grid-cols-[5.5rem_minmax(0,14rem)_minmax(0,1fr)]',
          )}
        >
          {line !== undefined && (
            <span className="text-sm text-muted">Line {line.toLocaleString('en-US')}</span>
          )}
          <span className="min-w-0 font-semibold break-words">
            {href ? (
              <Link href={href} className="thumb underline-offset-3 hover:underline">
                {name}
              </Link>
            ) : (
              name || '–'
            )}
          </span>
          <span className="max-w-[68ch] text-sm break-words text-muted">{detail}</span>
        </li>
      ))}
    </ul>
  );
}
