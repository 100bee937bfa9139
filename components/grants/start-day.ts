import { addDays } from '#domain/dates.ts';
import { longestWaitDays } from '#domain/grants.ts';

/** The first moment of a day on the reader's clock; nothing for today, for days before it and for no day at all. */
export function startOf(day: string): Date | undefined {
  if (day === '') return undefined;
  const at = new Date(`${day}T00:00`);
  return Number.isNaN(at.getTime()) || at <= new Date() ? undefined : at;
}

/** "2026-12-03", as a date field has it. */
export function dayOf(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function lastStartDay(now: Date): string {
  return dayOf(addDays(now, longestWaitDays));
}
