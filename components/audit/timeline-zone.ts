'use client';

import { useSyncExternalStore } from 'react';
import { addDays } from '#domain/dates.ts';

const never = () => () => {};

/** The zone that days and clocks are told in; UTC until the browser has said which is its own. */
export function useZone(wanted: 'utc' | null): string {
  const own = useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  return wanted === 'utc' ? 'UTC' : own;
}

/** ["Today"], ["Yesterday"] or ["Friday", "20 November"], with the year when it is not this one. */
export function dayTitle(at: Date, now: Date, timeZone: string): [string, string?] {
  const day = dayIn(at, timeZone);
  if (day === dayIn(now, timeZone)) return ['Today'];
  if (day === dayIn(addDays(now, -1), timeZone)) return ['Yesterday'];
  const sameYear = day.slice(0, 4) === dayIn(now, timeZone).slice(0, 4);
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone });
  const date = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone,
  });
  return [weekday.format(at), date.format(at)];
}

const twoDigits = '2-digit';
const days = perZone('en-CA', { year: 'numeric', month: twoDigits, day: twoDigits });
const clocks = perZone('en-GB', { hour: twoDigits, minute: twoDigits });

/** 2026-11-20 */
export function dayIn(at: Date, timeZone: string): string {
  return days(timeZone).format(at);
}

/** "14:03", in UTC marked as such. */
export function clockText(at: Date, timeZone: string): string {
  const clock = clocks(timeZone).format(at);
  return timeZone === 'UTC' ? `${clock} UTC` : clock;
}

/** Making a format takes far longer than using it. */
function perZone(language: string, form: Intl.DateTimeFormatOptions) {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone: string): Intl.DateTimeFormat => {
    const known = made.get(timeZone) ?? new Intl.DateTimeFormat(language, { ...form, timeZone });
    made.set(timeZone, known);
    return known;
  };
}
