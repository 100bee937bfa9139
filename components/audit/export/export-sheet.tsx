'use client';

import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { ExportList } from '#components/audit/export/export-list.tsx';
import { type ExportSeen, eventsInWords } from '#components/audit/export/export-words.ts';
import { type TimelineFilter, timelineFilterQuery } from '#components/audit/timeline-filter.ts';
import { filterInWords } from '#components/audit/timeline-filter-words.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter, SheetRow } from '#components/ui/sheet.tsx';
import { type ExportFormat, exportFormatNames, exportFormats } from '#domain/exporting.ts';

interface ExportSheetProps {
  readonly filter: TimelineFilter;
  readonly zone: string;
  /** What of the timeline this reader may have, when it is not all. */
  readonly only: string | null;
  readonly mine: readonly ExportSeen[] | undefined;
  readonly onClose: () => void;
}

const made: Record<ExportFormat, string> = {
  csv: 'A row for each event, for a spreadsheet.',
  json: 'A line for each event as it was hashed, for programs.',
  chain:
    'The whole trail, oldest first and signed. Its first line holds the script that verifies it without Latchkey.',
};
const chipsFor = (all: boolean) =>
  exportFormats
    .filter((value) => all || value !== 'chain')
    .map((value) => ({ value, label: exportFormatNames[value] }));

export function ExportSheet({ filter, zone, only, mine, onClose }: ExportSheetProps) {
  const trpc = useTRPC();
  const [open, setOpen] = useState(true);
  const [format, setFormat] = useState<ExportFormat>('csv');
  const whole = format === 'chain';
  const wanted = whole ? {} : timelineFilterQuery(filter, zone);
  const { data: choices } = useSuspenseQuery(trpc.timeline.choices.queryOptions());
  const { data: preview, isError } = useQuery(trpc.exports.preview.queryOptions(wanted));
  const ask = useCommand(trpc.exports.ask, {
    done: 'It is being written. You can go on, and find it here again.',
  });
  const words = whole
    ? 'The whole trail, whatever is filtered'
    : filterInWords(filter, { ...choices, accountName: filter.account });
  const total = preview?.total;
  return (
    <Sheet
      open={open}
      onOpenChange={(wish) => {
        setOpen(wish);
        if (!wish) onClose();
      }}
    >
      <SheetContent
        title="Export"
        description={<span className="block first-letter:uppercase">{words}</span>}
      >
        <SheetBody>
          <ChipGroup
            label="Format"
            chips={chipsFor(only === null)}
            value={format}
            onValueChange={setFormat}
          />
          <p className="mt-2 text-sm text-muted">{made[format]}</p>
          {choices.mayVerify && (
            <Link
              href="/timeline/verify"
              className="inline-flex min-h-11 items-center text-sm font-semibold text-teal hover:underline sm:hidden"
            >
              Verify the trail
            </Link>
          )}
          <div className="mt-3 border-y border-rule">
            <SheetRow label="Events">
              <span role="status">
                {isError ? 'not known just now' : total === undefined ? '…' : total.toLocaleString('en-US')}
              </span>
            </SheetRow>
          </div>
          {only && <p className="mt-3 border-l-[3px] border-amber py-0.5 pl-3 text-sm">{only}</p>}
          <ExportList mine={mine} meant={filter.export} zone={zone} />
        </SheetBody>
        <SheetFooter>
          <Button
            variant="primary"
            disabled={total === 0}
            pending={ask.pending}
            onClick={() => void ask.run({ format, filter: wanted })}
          >
            {total === undefined
              ? 'Export'
              : total === 0
                ? 'Nothing to export'
                : `Export ${eventsInWords(total)}`}
          </Button>
        </SheetFooter>
      </SheetContent>
    </Sheet>
  );
}
