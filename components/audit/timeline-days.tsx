'use client';

import { memo } from 'react';
import { threadItem } from '#components/audit/thread-items.ts';
import { ThreadRow } from '#components/audit/thread-row.tsx';
import { clockText, dayIn, dayTitle } from '#components/audit/timeline-zone.ts';
import type { RecordedEvent } from '#domain/audit/events.ts';

interface TimelineDaysProps {
  readonly events: readonly RecordedEvent[];
  readonly zone: string;
  readonly readerId: string;
  /** The event that was looked for. */
  readonly current: number | null;
}

export function TimelineDays({ events, zone, readerId, current }: TimelineDaysProps) {
  const now = new Date();
  return daysOf(events, zone).map((day) => {
    const [name, date] = dayTitle(day.first.at, now, zone);
    const id = `day-${day.first.seq}`;
    return (
      <section
        key={day.date + day.times}
        aria-labelledby={id}
        className="grid gap-x-6 gap-y-3 border-b border-rule py-6 last-of-type:border-b-0 md:grid-cols-[8rem_minmax(0,1fr)]"
      >
        <h2
          id={id}
          suppressHydrationWarning
          className="text-base font-bold tracking-[-0.01em] md:sticky md:top-6 md:self-start"
        >
          {name} {date && <span className="text-muted md:block md:text-sm md:font-normal">{date}</span>}
        </h2>
        <ol
          data-slot="thread"
          aria-label={[name, date].filter(Boolean).join(' ')}
          className="max-w-[68ch] text-base [&>li:last-child]:pb-0"
        >
          {day.events.map((recorded) => (
            <TimelineRow
              key={recorded.seq}
              recorded={recorded}
              zone={zone}
              readerId={readerId}
              current={recorded.seq === current}
            />
          ))}
        </ol>
      </section>
    );
  });
}

interface TimelineRowProps {
  readonly recorded: RecordedEvent;
  readonly zone: string;
  readonly readerId: string;
  readonly current: boolean;
}

/** Made once however many follow; the browser leaves out what is off the screen, but finds it and reads it. */
const TimelineRow = memo(function TimelineRow({ recorded, zone, readerId, current }: TimelineRowProps) {
  const item = threadItem(recorded, readerId, zone);
  return (
    <ThreadRow
      item={{ ...item, meta: [clockText(item.at, zone), ...(item.meta ?? [])] }}
      timeForm="relative"
      zone={zone}
      current={current}
      className={
        current
          ? 'isolate outline-none before:absolute before:-inset-x-3 before:-top-2 before:bottom-2 before:-z-1 before:rounded-control before:bg-teal-tint last:before:-bottom-2'
          : '[contain-intrinsic-size:auto_5rem] [content-visibility:auto] [overflow-clip-margin:6px]'
      }
    />
  );
});

interface Day {
  readonly date: string;
  /** How often the same day came before: a clock that went backwards parts it. */
  readonly times: number;
  readonly first: RecordedEvent;
  readonly events: RecordedEvent[];
}

function daysOf(events: readonly RecordedEvent[], zone: string): Day[] {
  const days: Day[] = [];
  const times = new Map<string, number>();
  for (const event of events) {
    const date = dayIn(event.at, zone);
    const last = days.at(-1);
    if (last?.date === date) {
      last.events.push(event);
      continue;
    }
    days.push({ date, times: times.get(date) ?? 0, first: event, events: [event] });
    times.set(date, (times.get(date) ?? 0) + 1);
  }
  return days;
}
