'use client';

import {
  type ExportSeen,
  eventsInWords,
  exportInWords,
  isOpen,
  partDone,
} from '#components/audit/export/export-words.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ShareBar } from '#components/ui/share-bar.tsx';
import { exportKeptDays } from '#domain/asking-for-exports.ts';
import { addDays } from '#domain/dates.ts';

interface ExportListProps {
  readonly mine: readonly ExportSeen[] | undefined;
  /** The one that a notice led to. */
  readonly meant: string | null;
  readonly zone: string;
}

/** What one asked for in the last days: how far it is, and where it is fetched. */
export function ExportList({ mine, meant, zone }: ExportListProps) {
  if (!mine || mine.length === 0) return null;
  return (
    <section aria-labelledby="your-exports" className="mt-7">
      <h3 id="your-exports" className="text-lg font-bold tracking-[-0.01em]">
        Your exports
      </h3>
      <ul className="mt-1 divide-y divide-rule">
        {mine.map((one) => (
          <li
            key={one.id}
            className={cn(
              'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 py-3',
              one.id === meant && '-mx-3 rounded-control bg-teal-tint px-3',
            )}
          >
            <div className="min-w-0">
              <p className="font-semibold">{exportInWords(one)}</p>
              <p className="text-sm text-muted">
                <State one={one} zone={zone} />
              </p>
            </div>
            <Act one={one} />
            {isOpen(one) && <Bar one={one} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ one, zone }: { readonly one: ExportSeen; readonly zone: string }) {
  if (one.status === 'waiting') return 'Waits for its turn';
  if (one.status === 'running')
    return `${one.written.toLocaleString('en-US')} of ${eventsInWords(one.total)} written`;
  if (one.status === 'failed')
    return (
      <>
        <Glyph name="cross" className="mr-1.5 text-red" />
        {one.problem}
      </>
    );
  const asked = <RelativeTime at={one.createdAt} timeZone={zone} />;
  if (one.status === 'cancelled') return <>Cancelled · asked {asked}</>;
  const kept = addDays(one.finishedAt ?? one.createdAt, exportKeptDays);
  return (
    <>
      Asked {asked} · kept until <RelativeTime at={kept} form="date" timeZone={zone} />
    </>
  );
}

function Act({ one }: { readonly one: ExportSeen }) {
  const trpc = useTRPC();
  const cancel = useCommand(trpc.exports.cancel);
  if (one.status === 'done')
    return (
      <Button asChild size="sm">
        <a href={`/api/exports/${one.id}`} download aria-label={`Download ${exportInWords(one)}`}>
          Download
        </a>
      </Button>
    );
  if (!isOpen(one)) return null;
  return (
    <Button
      variant="ghost"
      size="sm"
      pending={cancel.pending}
      aria-label={`Cancel ${exportInWords(one)}`}
      onClick={() => void cancel.run({ exportId: one.id })}
    >
      Cancel
    </Button>
  );
}

function Bar({ one }: { readonly one: ExportSeen }) {
  const done = partDone(one);
  return (
    <div
      role="progressbar"
      aria-label={`Writing ${exportInWords(one)}`}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={100}
      className="col-span-full h-1 overflow-hidden rounded-full bg-rule"
    >
      <ShareBar share={done / 100} className="size-full" />
    </div>
  );
}
