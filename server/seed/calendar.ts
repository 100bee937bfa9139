import { addDays } from '#domain/dates.ts';

/** `12d 10:04` is that time (UTC) twelve working days ago, at least one; `48min` is that long ago. */
export type When = `${number}d ${number}:${number}` | `${number}min`;

export interface Calendar {
  readonly now: Date;
  readonly at: (when: When) => Date;
  readonly inDays: (days: number) => Date;
}

const minuteMs = 60_000;

export function calendarBefore(now: Date): Calendar {
  return {
    now,
    inDays: (days) => addDays(now, days),
    at: (when) => {
      const worked = /^(\d+)d (\d+):(\d+)$/.exec(when);
      if (!worked) return new Date(now.getTime() - Number.parseInt(when, 10) * minuteMs);
      const [days, hours, minutes] = worked.slice(1).map(Number) as [number, number, number];
      const at = workingDay(now, days);
      at.setUTCHours(hours, minutes, (days * 7 + minutes * 13) % 60, (minutes * 137) % 1000);
      return at;
    },
  };
}

function workingDay(now: Date, back: number): Date {
  const day = new Date(now);
  for (let left = back; left > 0; ) {
    day.setUTCDate(day.getUTCDate() - 1);
    if (day.getUTCDay() % 6 !== 0) left--;
  }
  return day;
}
