'use client';

import { useFormStatus } from 'react-dom';
import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';

export interface DemoPersonChoice {
  readonly email: string;
  readonly title: string;
  readonly comesFor: string;
}

export function DemoPeople({ people }: { readonly people: readonly DemoPersonChoice[] }) {
  const { pending, data } = useFormStatus();
  const chosen = pending ? data?.get('demo') : undefined;
  return (
    <section aria-labelledby="demo-people" className="mt-9">
      <h2 id="demo-people" className="mb-1.5 text-sm font-semibold text-muted">
        Or look around as
      </h2>
      <ul className="border-t border-rule">
        {people.map((person) => (
          <li key={person.email} className="border-b border-rule">
            <button
              type="submit"
              name="demo"
              value={person.email}
              disabled={pending}
              className="group flex h-11 w-full items-center justify-between gap-4 rounded-control text-left transition-opacity disabled:cursor-default disabled:data-[chosen=false]:opacity-50"
              data-chosen={chosen === person.email}
            >
              <span className="font-semibold">{person.title}</span>
              <span className="flex items-center gap-2.5 text-sm text-muted">
                {person.comesFor}
                <Glyph
                  name="arrow"
                  className={cn(
                    'text-teal transition-transform group-hover:translate-x-0.5',
                    chosen === person.email && 'animate-breathe',
                  )}
                />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
