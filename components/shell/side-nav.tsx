import Link from 'next/link';
import type { ReactNode } from 'react';
import { FindButton } from '#components/shell/find-button.tsx';
import { Mark } from '#components/shell/mark.tsx';
import { NavLink } from '#components/shell/nav-link.tsx';
import { type Place, placesFor } from '#components/shell/places.ts';
import { UnreadCount } from '#components/shell/unread-count.tsx';
import { WaitingCount } from '#components/shell/waiting-count.tsx';
import type { Role } from '#domain/permissions.ts';

interface SideNavProps {
  readonly roles: readonly Role[];
  readonly personMenu: ReactNode;
}

export function SideNav({ roles, personMenu }: SideNavProps) {
  const { first, rest } = placesFor(roles);
  return (
    <header className="sticky top-0 flex h-dvh flex-col gap-5 overflow-y-auto border-r border-rule bg-sunk px-3.5 pt-5 pb-3.5 max-md:hidden">
      <Link href="/" aria-label="Latchkey, home" className="ml-2.5 self-start rounded-control">
        <Mark />
      </Link>
      <FindButton />
      <nav aria-label="Main" className="flex flex-1 flex-col gap-0.5">
        <PlaceList places={first} />
        <h2 className="mt-5 mb-1 px-2.5 text-xs font-semibold text-muted">The house</h2>
        <PlaceList places={rest} />
      </nav>
      {personMenu}
    </header>
  );
}

function PlaceList({ places }: { readonly places: readonly Place[] }) {
  return places.map((place) => (
    <NavLink key={place.href} place={place}>
      {place.href === '/approvals' && <WaitingCount />}
      {place.href === '/notices' && <UnreadCount />}
    </NavLink>
  ));
}
