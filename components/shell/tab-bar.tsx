'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { MoreSheet } from '#components/shell/more-sheet.tsx';
import type { Person } from '#components/shell/person-menu.tsx';
import { isHere, places } from '#components/shell/places.ts';
import { WaitingCount } from '#components/shell/waiting-count.tsx';
import { cn } from '#components/ui/class-names.ts';

const tabClasses =
  'flex h-16 min-w-0 flex-1 items-center justify-center gap-1.5 text-sm font-semibold text-muted focus-visible:-outline-offset-4 aria-[current=page]:text-teal';

const inBar: readonly string[] = ['/', '/accounts', '/approvals'];

interface TabBarProps {
  readonly person: Person;
  readonly signOut: () => Promise<void>;
}

export function TabBar({ person, signOut }: TabBarProps) {
  const pathname = usePathname();
  const rest = places.filter((place) => !inBar.includes(place.href));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-rule bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {places
        .filter((place) => inBar.includes(place.href))
        .map((place) => (
          <Link
            key={place.href}
            href={place.href}
            aria-current={isHere(place, pathname) ? 'page' : undefined}
            className={cn(tabClasses)}
          >
            {place.label}
            {place.href === '/approvals' && <WaitingCount />}
          </Link>
        ))}
      <MoreSheet
        places={rest}
        current={rest.some((place) => isHere(place, pathname))}
        person={person}
        signOut={signOut}
        className={tabClasses}
      />
    </nav>
  );
}
