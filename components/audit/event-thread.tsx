'use client';

import { Thread } from '#components/audit/thread.tsx';
import { threadItem } from '#components/audit/thread-items.ts';
import { useZone } from '#components/audit/timeline-zone.ts';
import type { RecordedEvent } from '#domain/audit/events.ts';

interface EventThreadProps {
  readonly events: readonly RecordedEvent[];
  readonly label: string;
  readonly readerId: string;
  readonly timeForm?: 'moment' | 'relative';
  readonly className?: string;
}

/** The end of the timeline of one thing, on its page; dates are in the zone of the reader. */
export function EventThread({ events, readerId, ...thread }: EventThreadProps) {
  const zone = useZone(null);
  return (
    <Thread {...thread} zone={zone} items={events.map((recorded) => threadItem(recorded, readerId, zone))} />
  );
}
