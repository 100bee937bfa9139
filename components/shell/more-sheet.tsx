'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useState, useTransition } from 'react';
import { type Person, rolesInWords } from '#components/shell/person-menu.tsx';
import type { Place } from '#components/shell/places.ts';
import { ThemeChoice } from '#components/shell/theme-choice.tsx';
import { Button } from '#components/ui/button.tsx';
import { Sheet, SheetBody, SheetContent, SheetTrigger } from '#components/ui/sheet.tsx';

interface MoreSheetProps {
  readonly groups: readonly { readonly heading: string | undefined; readonly places: readonly Place[] }[];
  readonly current: boolean;
  readonly person: Person;
  readonly signOut: () => Promise<void>;
  readonly className: string;
  readonly defaultOpen?: boolean;
}

export function MoreSheet({
  groups,
  current,
  person,
  signOut,
  className,
  defaultOpen = false,
}: MoreSheetProps) {
  const [open, setOpen] = useState(defaultOpen);
  const [leaving, startLeaving] = useTransition();
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger className={className} aria-current={current ? 'page' : undefined}>
        More
      </SheetTrigger>
      <SheetContent eyebrow={rolesInWords(person.roles)} title={person.name}>
        <SheetBody className="pb-8">
          {groups.map(({ heading, places }) => (
            <section key={heading} aria-label={heading} className="not-first:pt-5">
              {heading && <h3 className="pb-2 text-sm font-semibold text-muted">{heading}</h3>}
              <ul className="border-t border-rule">
                {places.map((place) => (
                  <li key={place.href} className="border-b border-rule">
                    <Link
                      href={place.href}
                      onClick={() => setOpen(false)}
                      className="flex h-13 items-center justify-between font-semibold"
                    >
                      {place.label}
                      <ChevronRight aria-hidden="true" className="size-4 text-muted" />
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <p className="pt-5 pb-2 text-sm font-semibold text-muted">Theme</p>
          <ThemeChoice />
          <Button size="lg" className="mt-6 w-full" pending={leaving} onClick={() => startLeaving(signOut)}>
            Sign out
          </Button>
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}
