'use client';

import { useState, useTransition } from 'react';
import { isFiltered, noFilter, type TimelineFilter } from '#components/audit/timeline-filter.ts';
import { TimelineFilters } from '#components/audit/timeline-filters.tsx';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import {
  Sheet,
  SheetBody,
  SheetClose,
  SheetContent,
  SheetFooter,
  SheetTrigger,
} from '#components/ui/sheet.tsx';

interface TimelineFilterBarProps {
  readonly filter: TimelineFilter;
  readonly change: (next: Partial<TimelineFilter>) => void;
}

/** The filters beside the events, above them on narrower screens, and on a phone behind one button. */
export function TimelineFilterBar({ filter, change }: TimelineFilterBarProps) {
  const [open, setOpen] = useState(false);
  const [, startMoving] = useTransition();
  return (
    <>
      <search
        aria-label="Filter the timeline"
        className="grid grid-cols-3 gap-3 border-b border-rule py-4 max-sm:hidden xl:sticky xl:top-0 xl:grid-cols-1 xl:gap-y-3.5 xl:border-b-0 xl:py-6"
      >
        <h2 className="flex items-center gap-2.5 text-lg font-bold tracking-[-0.01em] max-xl:hidden">
          Filter <Kbd aria-hidden="true">F</Kbd>
        </h2>
        <TimelineFilters filter={filter} change={change} shortcut="f" />
      </search>
      <div className="flex gap-2 border-b border-rule py-3 sm:hidden">
        <Sheet open={open} onOpenChange={(wanted) => startMoving(() => setOpen(wanted))}>
          <SheetTrigger asChild>
            <Button kbd="f" className="flex-1">
              Filter
            </Button>
          </SheetTrigger>
          <SheetContent title="Filter the timeline">
            <SheetBody className="grid gap-4">
              <TimelineFilters filter={filter} change={change} />
            </SheetBody>
            <SheetFooter>
              {isFiltered(filter) && <Button onClick={() => change(noFilter)}>Clear</Button>}
              <SheetClose asChild>
                <Button variant="primary">Show</Button>
              </SheetClose>
            </SheetFooter>
          </SheetContent>
        </Sheet>
      </div>
    </>
  );
}
