/** Pieces of sentences that the formatters of events share. */
import { dayInWords } from '#domain/dates.ts';
import type { AuditEvent, AuditEventType } from './events.ts';
import { type Change, changesInWords } from './refs.ts';

/** Plain text, or a name to stress that may lead somewhere inside the app. */
export type Part = string | { readonly strong: string; readonly href?: string };

export interface Reader {
  /** Whoever reads: their own deeds are told as "You". */
  readonly userId: string | undefined;
  readonly now: Date;
  /** Where days begin and end for them; UTC when it is not known. */
  readonly timeZone?: string | undefined;
}

/** "your" where the reader did it, for deeds that speak of whoever did them once more. */
export type Whose = 'your' | 'their';

type Formatter<Type extends AuditEventType> = (
  event: Extract<AuditEvent, { type: Type }>,
  reader: Reader,
  whose: Whose,
) => readonly Part[];

export type Predicates<Event extends AuditEvent> = {
  readonly [Type in Event['type']]: Formatter<Type>;
};

export const feature = (event: { feature: { key: string; name: string } }): Part => ({
  strong: event.feature.name,
  href: `/features/${event.feature.key}`,
});
export const account = (event: { account: { key: string; name: string } }): Part => ({
  strong: event.account.name,
  href: `/accounts/${event.account.key}`,
});
export const people = (count: number): string => (count === 1 ? '1 account' : `${count} accounts`);
export const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
export const day = (instant: string, { now, timeZone }: Reader): string =>
  dayInWords(new Date(instant), now, timeZone);
/** A day of the calendar, which is the same in every zone. */
export const calendarDay = (date: string, { now }: Reader): string =>
  dayInWords(new Date(`${date}T00:00:00Z`), now);

/** ": places 3 → 5, usual length 14 days → 30 days" */
export const changed = (changes: readonly Change[]): string =>
  changes.length === 0 ? '' : `: ${changesInWords(changes)}`;

/** ", variant v3, for 2 contacts at Acme", or plainly " for Acme". */
export const scoped = (event: {
  account: { key: string; name: string };
  variant?: string | undefined;
  contacts?: number | undefined;
}): readonly Part[] => [
  event.variant ? `, variant ${event.variant},` : '',
  event.contacts ? ` for ${plural(event.contacts, 'contact')} at ` : ' for ',
  account(event),
];

/** "9 s", "4 min", "2 h", "3 days". */
export function lasting(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 24 ? `${hours} h` : plural(Math.round(hours / 24), 'day');
}
