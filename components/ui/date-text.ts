const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "just now", "6 s ago", "2 h ago", "in 6 days"; beyond 30 days the date. */
export function relativeText(at: Date, now: Date, timeZone?: string): string {
  const distance = at.getTime() - now.getTime();
  const size = Math.abs(distance);
  if (size < 2_000) return 'just now';
  if (size >= 30 * day) return dateText(at, now, timeZone);
  const amount = amountText(size);
  return distance < 0 ? `${amount} ago` : `in ${amount}`;
}

function amountText(size: number): string {
  if (size < minute) return `${Math.floor(size / 1000)} s`;
  if (size < hour) return `${Math.floor(size / minute)} min`;
  if (size < day) return `${Math.floor(size / hour)} h`;
  const days = Math.floor(size / day);
  return days === 1 ? '1 day' : `${days} days`;
}

/** "22 Dec", or "22 Dec 2027" when it is not this year's. */
export function dateText(at: Date, now: Date, timeZone?: string): string {
  const sameYear = at.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    ...(timeZone ? { timeZone } : {}),
  }).format(at);
}

/** "Today, 11:20" or "20 Oct, 10:00". */
export function momentText(at: Date, now: Date, timeZone?: string): string {
  const date = dateText(at, now, timeZone);
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone ? { timeZone } : {}),
  }).format(at);
  return `${date === dateText(now, now, timeZone) ? 'Today' : date}, ${clock}`;
}

/** "Tuesday 3 November 2026 at 14:03:12 CET". */
export function absoluteText(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(timeZone ? { timeZone } : {}),
  }).format(at);
}
