'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { LateMoreSheet } from '#components/shell/late-more-sheet.tsx';
import type { Person } from '#components/shell/person-menu.tsx';
import { isHere, placesFor, placesInReach } from '#components/shell/places.ts';
import { WaitingCount } from '#components/shell/waiting-count.tsx';
import { cn } from '#components/ui/class-names.ts';

const tabClasses =
  'flex h-16 min-w-0 flex-1 items-center justify-center gap-1.5 text-sm font-semibold text-muted focus-visible:-outline-offset-4 aria-[current=page]:text-teal';

interface TabBarProps {
  readonly person: Person;
  readonly signOut: () => Promise<void>;
}

export function TabBar({ person, signOut }: TabBarProps) {
  const pathname = usePathname();
  const { first, rest } = placesInReach(person.roles);
  const daily = placesFor(person.roles).first;
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-rule bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {first.map((place) => (
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
      <LateMoreSheet
        groups={[
          { heading: undefined, places: rest.filter((place) => daily.includes(place)) },
          { heading: 'The house', places: rest.filter((place) => !daily.includes(place)) },
        ]}
        current={rest.some((place) => isHere(place, pathname))}
        person={person}
        signOut={signOut}
        className={tabClasses}
      />
    </nav>
  );
}
