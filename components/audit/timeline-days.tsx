'use client';

import { Thread } from '#components/audit/thread.tsx';
import { threadItems } from '#components/audit/thread-items.ts';
import { clockText, dayIn, dayTitle } from '#components/audit/timeline-zone.ts';
import type { RecordedEvent } from '#domain/audit/events.ts';

interface TimelineDaysProps {
  readonly events: readonly RecordedEvent[];
  readonly zone: string;
  readonly readerId: string;
}

export function TimelineDays({ events, zone, readerId }: TimelineDaysProps) {
  const now = new Date();
  return daysOf(events, zone).map((day) => {
    const [name, date] = dayTitle(day.first, now, zone);
    return (
      <section
        key={day.date}
        aria-labelledby={`day-${day.date}`}
        className="grid gap-x-6 gap-y-3 border-b border-rule py-6 last-of-type:border-b-0 md:grid-cols-[8rem_minmax(0,1fr)]"
      >
        <h2
          id={`day-${day.date}`}
          suppressHydrationWarning
          className="text-base font-bold tracking-[-0.01em] md:sticky md:top-6 md:self-start"
        >
          {name} {date && <span className="text-muted md:block md:text-sm md:font-normal">{date}</span>}
        </h2>
        <Thread
          label={[name, date].filter(Boolean).join(' ')}
          timeForm="relative"
          className="max-w-[68ch] text-base [&>li:last-child]:pb-0"
          items={threadItems(day.events, readerId).map((item) => ({
            ...item,
            meta: [clockText(item.at, zone), ...(item.meta ?? [])],
          }))}
        />
      </section>
    );
  });
}

interface Day {
  readonly date: string;
  readonly first: Date;
  readonly events: RecordedEvent[];
}

function daysOf(events: readonly RecordedEvent[], zone: string): Day[] {
  const days: Day[] = [];
  for (const event of events) {
    const date = dayIn(event.at, zone);
    const last = days.at(-1);
    if (last?.date === date) last.events.push(event);
    else days.push({ date, first: event.at, events: [event] });
  }
  return days;
}
