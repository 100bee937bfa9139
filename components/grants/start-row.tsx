'use client';

import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { dayOf, lastStartDay, startOf } from '#components/grants/start-day.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { dateText } from '#components/ui/date-text.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface StartRowProps {
  /** A day as a date field has it; empty means now. */
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** Now, unless a day is chosen; the place is taken at once either way. */
export function StartRow({ day, onDay }: StartRowProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const now = new Date();
  const start = startOf(day);
  return (
    <div data-slot="sheet-row" className="border-b border-rule">
      <div className="flex min-h-13 items-center justify-between gap-4 text-base">
        <span className="text-muted">Starts</span>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="-mr-1 inline-flex h-11 items-center gap-1 rounded-control pr-1 pl-2 font-semibold"
        >
          <span className="sr-only">Change the start: </span>
          {start ? dateText(start, now) : 'Now'}
          <ChevronDown
            aria-hidden="true"
            className={cn('size-4 text-muted transition-transform', open && 'rotate-180')}
          />
        </button>
      </div>
      {open && (
        <div id={id} className="grid gap-2 pb-4">
          <div className="flex items-end gap-2">
            <Field label="The day it starts" hideLabel className="w-44 [&>p]:hidden">
              {(wired) => (
                <Input
                  {...wired}
                  type="date"
                  min={dayOf(now)}
                  max={lastStartDay(now)}
                  value={day}
                  onChange={(event) => onDay(event.target.value)}
                />
              )}
            </Field>
            {day !== '' && (
              <Button variant="link" onClick={() => onDay('')}>
                Start now
              </Button>
            )}
          </div>
          <p className="text-sm text-muted">
            {start
              ? `Off until ${dateText(start, now)}; the place is taken from now on.`
              : 'Choose a day if it shall start later.'}
          </p>
        </div>
      )}
    </div>
  );
}
