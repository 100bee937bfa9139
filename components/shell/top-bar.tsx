'use client';

import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { FindIconButton } from '#components/shell/find-button.tsx';
import { Mark } from '#components/shell/mark.tsx';
import { NoticesIconLink } from '#components/shell/notices-icon-link.tsx';
import { isHere, places } from '#components/shell/places.ts';

/** The phone's upper bar: the mark, or the way back when the page lies below a list. */
export function TopBar() {
  const pathname = usePathname();
  const list = places.find(
    (place) => place.href !== '/' && isHere(place, pathname) && place.href !== pathname,
  );
  return (
    <header className="flex h-[calc(3.5rem+env(safe-area-inset-top))] items-center justify-between px-5 pt-[env(safe-area-inset-top)] md:hidden">
      {list ? (
        <Link
          href={list.href}
          className="-ml-1.5 flex h-11 items-center gap-1 rounded-control pr-3 text-sm text-muted"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          {list.label}
        </Link>
      ) : (
        <Link href="/" aria-label="Latchkey, home" className="flex h-11 items-center rounded-control">
          <Mark />
        </Link>
      )}
      <div className="flex">
        <NoticesIconLink />
        <FindIconButton />
      </div>
    </header>
  );
}
