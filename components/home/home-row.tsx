import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';

interface HomeRowProps {
  readonly href: string;
  readonly title: string;
  readonly line: ReactNode;
  /** In the middle, where the page is wide enough. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** One line of a home list; the whole row opens what it names. */
export function HomeRow({ href, title, line, note, children }: HomeRowProps) {
  return (
    <li className="relative flex min-h-(--row) items-center gap-4 border-b border-rule py-2 hover:bg-sunk hover:[box-shadow:-12px_0_var(--sunk),12px_0_var(--sunk)]">
      <div className="min-w-0 flex-1">
        <Link
          href={href}
          data-slot="table-row-link"
          className="block truncate font-semibold after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-teal"
        >
          {title}
        </Link>
        <div className="truncate text-sm text-muted">{line}</div>
      </div>
      {note && <div className="min-w-0 flex-1 truncate text-sm text-muted max-lg:hidden">{note}</div>}
      <div className={cn('shrink-0 text-right text-sm whitespace-nowrap', note && 'lg:w-36')}>{children}</div>
    </li>
  );
}

export function HomeRows({ children }: { readonly children: ReactNode }) {
  return <ul className="border-ink md:border-t">{children}</ul>;
}

/** On a phone the headings of the lists step back behind their rows. */
export const homeSection =
  'max-md:[&>div:first-child]:mb-1 max-md:[&_h2]:text-sm max-md:[&_h2]:font-semibold max-md:[&_h2]:text-muted';
