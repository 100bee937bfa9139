'use client';

import { Bell } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { UnreadCount } from '#components/shell/unread-count.tsx';

export function NoticesIconLink() {
  const here = usePathname() === '/notices';
  return (
    <Link
      href="/notices"
      aria-current={here ? 'page' : undefined}
      className="relative grid size-11 place-items-center rounded-control text-muted hover:text-ink aria-[current=page]:text-teal"
    >
      <Bell aria-hidden="true" className="size-5" />
      <span className="sr-only">Notices</span>
      <UnreadCount className="absolute top-1 left-[1.25rem] min-w-4.5 rounded-full bg-teal px-1 text-center text-xs leading-4.5 font-bold text-on-teal tabular-nums" />
    </Link>
  );
}
