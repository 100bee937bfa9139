'use client';

import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { addDays, dayInWords, daysInWords } from '#domain/dates.ts';

interface LengthRowProps {
  readonly days: number;
  /** When it starts; left out, now. */
  readonly from?: Date | undefined;
  readonly limits: { readonly defaultDays: number; readonly maxDays: number };
  readonly onDays: (days: number) => void;
}

export function LengthRow({ days, from, limits, onDays }: LengthRowProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const choices = [...new Set([7, 14, limits.defaultDays, limits.maxDays])]
    .filter((choice) => choice <= limits.maxDays)
    .sort((a, b) => a - b);
  return (
    <div data-slot="sheet-row" className="border-b border-rule">
      <div className="flex min-h-13 items-center justify-between gap-4 text-base">
        <span className="text-muted">Ends</span>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="-mr-1 inline-flex h-11 items-center gap-1 rounded-control pr-1 pl-2 font-semibold"
        >
          <span className="sr-only">Change the end: </span>
          {days > 0 ? endInWords(days, from) : 'Choose a length'}
          <ChevronDown
            aria-hidden="true"
            className={cn('size-4 text-muted transition-transform', open && 'rotate-180')}
          />
        </button>
      </div>
      {open && (
        <div id={id} className="flex flex-wrap items-end gap-1.5 pb-4">
          {choices.map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={choice === days}
              onClick={() => onDays(choice)}
              className="h-9 rounded-control border border-edge px-3 font-semibold whitespace-nowrap transition-colors hover:border-ink aria-pressed:border-teal aria-pressed:bg-teal-tint aria-pressed:text-teal max-sm:h-11"
            >
              {daysInWords(choice)}
            </button>
          ))}
          <Field label={`Days, ${limits.maxDays} at most`} hideLabel className="w-20 [&>p]:hidden">
            {(wired) => (
              <Input
                {...wired}
                type="number"
                inputMode="numeric"
                min={1}
                max={limits.maxDays}
                value={days > 0 ? days : ''}
                onChange={(event) => onDays(Math.trunc(Number(event.target.value)))}
                className="max-sm:h-11"
              />
            )}
          </Field>
          <span aria-hidden="true" className="pb-2 text-sm text-muted max-sm:pb-3">
            days, {limits.maxDays} at most
          </span>
        </div>
      )}
    </div>
  );
}

function endInWords(days: number, from: Date | undefined): string {
  const now = new Date();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const end = addDays(from ?? now, Math.min(days, 730));
  const words = dayInWords(end, now, zone);
  const withYear = /\d{4}$/.test(words) ? words : `${words} ${end.getFullYear()}`;
  return `${withYear} · ${daysInWords(days)}`;
}
