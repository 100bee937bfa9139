'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { isHere, type Place } from '#components/shell/places.ts';
import { cn } from '#components/ui/class-names.ts';

interface NavLinkProps {
  readonly place: Place;
  readonly children?: ReactNode;
}

export function NavLink({ place, children }: NavLinkProps) {
  const here = isHere(place, usePathname());
  return (
    <Link
      href={place.href}
      aria-current={here ? 'page' : undefined}
      className={cn(
        'flex h-[34px] items-center justify-between rounded-control border-l-2 border-transparent pr-2.5 pl-2 transition-colors',
        here ? 'border-teal bg-paper font-bold text-ink' : 'text-muted hover:text-ink',
      )}
    >
      {place.label}
      {children}
    </Link>
  );
}
