import Link from 'next/link';
import type { ReactNode } from 'react';
import { FindButton } from '#components/shell/find-button.tsx';
import { Mark } from '#components/shell/mark.tsx';
import { NavLink } from '#components/shell/nav-link.tsx';
import { places } from '#components/shell/places.ts';
import { UnreadCount } from '#components/shell/unread-count.tsx';
import { WaitingCount } from '#components/shell/waiting-count.tsx';

const below: readonly string[] = ['/keys', '/settings'];

interface SideNavProps {
  readonly personMenu: ReactNode;
}

export function SideNav({ personMenu }: SideNavProps) {
  return (
    <header className="sticky top-0 flex h-dvh flex-col gap-5 overflow-y-auto border-r border-rule bg-sunk px-3.5 pt-5 pb-3.5 max-md:hidden">
      <Link href="/" aria-label="Latchkey, home" className="ml-2.5 self-start rounded-control">
        <Mark />
      </Link>
      <FindButton />
      <nav aria-label="Main" className="flex flex-1 flex-col gap-0.5">
        {places
          .filter((place) => !below.includes(place.href))
          .map((place) => (
            <NavLink key={place.href} place={place}>
              {place.href === '/approvals' && <WaitingCount />}
              {place.href === '/notices' && <UnreadCount />}
            </NavLink>
          ))}
        <div className="mt-auto grid gap-0.5">
          {places
            .filter((place) => below.includes(place.href))
            .map((place) => (
              <NavLink key={place.href} place={place} />
            ))}
        </div>
      </nav>
      {personMenu}
    </header>
  );
}
