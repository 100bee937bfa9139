/** Dates in sentences. Days are 24 hours; the calendar that people read is UTC unless said otherwise. */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export function addHours(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * hourMs);
}

export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayMs);
}

/** "22 Dec", with the year when it is not this year's: "22 Dec 2027". */
export function dayInWords(at: Date, now: Date, timeZone = 'UTC'): string {
  const sameYear = yearOf(at, timeZone) === yearOf(now, timeZone);
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone,
  }).format(at);
}

function yearOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone }).format(at);
}

/** "1 day", "30 days". */
export function daysInWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
