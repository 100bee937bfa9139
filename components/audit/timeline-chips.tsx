'use client';

import { X } from 'lucide-react';
import type { TimelineFilter } from '#components/audit/timeline-filter.ts';
import type { filterChips } from '#components/audit/timeline-filter-words.ts';

interface TimelineChipsProps {
  readonly chips: ReturnType<typeof filterChips>;
  readonly change: (next: Partial<TimelineFilter>) => void;
}

/** On a phone the filters lie in a sheet; those that are set stand here, and go by a press. */
export function TimelineChips({ chips, change }: TimelineChipsProps) {
  return (
    <ul aria-label="Filters that are set" className="flex flex-wrap gap-2 pt-3 sm:hidden">
      {chips.map(({ name, text, without }) => (
        <li key={name} className="min-w-0">
          <button
            type="button"
            aria-label={`Without ${text}`}
            onClick={() => change(without)}
            className="flex h-11 max-w-full items-center gap-2 rounded-control border border-edge px-3 font-semibold"
          >
            <span className="truncate">{text}</span>
            <X aria-hidden="true" className="size-4 shrink-0 text-muted" />
          </button>
        </li>
      ))}
    </ul>
  );
}
