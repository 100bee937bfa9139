'use client';

import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useEffect, useRef } from 'react';
import { eventsInWords, isOpen, partDone } from '#components/audit/export/export-words.ts';
import type { TimelineFilter } from '#components/audit/timeline-filter.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.ts';

const ExportSheet = dynamic(
  () => import('#components/audit/export/export-sheet.tsx').then((module) => module.ExportSheet),
  { ssr: false },
);

interface ExportButtonProps {
  readonly filter: TimelineFilter;
  readonly change: (next: Partial<TimelineFilter>) => void;
  readonly zone: string;
}

const lookAgainMs = 1_000;

/** For those who may export: the way to the sheet, and how far what they asked for is. */
export function ExportButton(props: ExportButtonProps) {
  const trpc = useTRPC();
  const { data: choices } = useSuspenseQuery(trpc.timeline.choices.queryOptions());
  return choices.exporting && <OpenExports {...props} only={choices.exporting.only} />;
}

function OpenExports({ filter, change, zone, only }: ExportButtonProps & { readonly only: string | null }) {
  const trpc = useTRPC();
  const opener = useRef<HTMLButtonElement>(null);
  const { data: mine } = useQuery(
    trpc.exports.mine.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some(isOpen) ? lookAgainMs : false),
    }),
  );
  const running = mine?.find(isOpen);
  const watched = useRef(new Set<string>());
  useEffect(() => {
    for (const one of mine ?? []) {
      if (isOpen(one)) watched.current.add(one.id);
      else if (watched.current.delete(one.id) && one.status === 'done')
        toast(`Your export of ${eventsInWords(one.total)} is ready.`);
    }
  }, [mine]);
  return (
    <>
      <Button ref={opener} onClick={() => change({ export: 'open' })} className="max-sm:flex-1 max-sm:px-3">
        {running ? `Exporting, ${partDone(running)} %` : 'Export'}
      </Button>
      {filter.export && (
        <ExportSheet
          filter={filter}
          zone={zone}
          only={only}
          mine={mine}
          onClose={() => {
            change({ export: null });
            opener.current?.focus();
          }}
        />
      )}
    </>
  );
}
