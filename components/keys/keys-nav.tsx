'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

const rooms = [
  { href: '/keys', label: 'Keys' },
  { href: '/keys/ask', label: 'Ask as an account' },
  { href: '/keys/asked', label: 'What apps asked' },
] as const;

/** The three sides of integration: what an app brings, what it would be told, and what it was told. */
export function KeysNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Integration" className="mb-6 flex gap-5 overflow-x-auto border-b border-rule">
      {rooms.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? 'page' : undefined}
          className="-mb-px flex h-10 items-center border-b-2 border-transparent font-semibold whitespace-nowrap text-muted transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-ink aria-[current=page]:text-ink max-sm:h-11"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
