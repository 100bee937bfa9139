'use client';

import { useNow } from '#components/access/use-now.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { dayMs } from '#domain/dates.ts';

const soonDays = 14;

interface GrantEndProps {
  readonly at: Date;
  readonly killed: boolean;
}

export function GrantEnd({ at, killed }: GrantEndProps) {
  const now = useNow();
  if (killed) {
    return (
      <span className="inline-flex items-center gap-1.5 font-medium text-red">
        <Glyph name="cross" />
        Switched off at the moment
      </span>
    );
  }
  const soon = now !== undefined && at.getTime() - now.getTime() < soonDays * dayMs;
  if (!soon) {
    return (
      <span className="text-muted">
        Ends{' '}
        <span className="relative text-ink">
          <RelativeTime at={at} form="date" />
        </span>
      </span>
    );
  }
  return (
    <span className="relative inline-flex items-center gap-1.5 font-medium whitespace-nowrap text-amber">
      <Glyph name="quarter" />
      <span>
        Ends <RelativeTime at={at} />
      </span>
    </span>
  );
}
