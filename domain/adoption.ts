/** Whether an account uses what was unlocked for it, judged by when its app asked; and whom to nudge first. */
import { dayMs, daysInWords } from './dates.ts';

const adoptionStates = ['never', 'quiet', 'fresh', 'using', 'planned'] as const;
type AdoptionState = (typeof adoptionStates)[number];

export interface UseFacts {
  /** From when its app can get "on". */
  readonly onFrom: Date;
  /** The first "on" that its app got of this grant. */
  readonly firstOnAt: Date | null;
  readonly lastAskedAt: Date | null;
}

export interface Adoption {
  readonly state: AdoptionState;
  readonly words: string;
  /** Days without a sign of life, for those who need a nudge. */
  readonly silentDays: number;
}

/** An app that has not asked for so many days has gone quiet; weekends alone are no silence. */
const quietAfterDays = 4;

export function adoptionOf({ onFrom, firstOnAt, lastAskedAt }: UseFacts, now: Date): Adoption {
  if (onFrom > now) return { state: 'planned', words: 'not on yet', silentDays: 0 };
  if (!firstOnAt) {
    const silentDays = daysBetween(onFrom, now);
    return silentDays < 1
      ? { state: 'fresh', words: 'not seen yet', silentDays }
      : { state: 'never', words: `never seen, on for ${daysInWords(silentDays)}`, silentDays };
  }
  const silentDays = daysBetween(laterOf(firstOnAt, lastAskedAt), now);
  return silentDays >= quietAfterDays
    ? { state: 'quiet', words: `gone quiet for ${daysInWords(silentDays)}`, silentDays }
    : { state: 'using', words: 'in use', silentDays };
}

/** Those who need a nudge first: never seen, then gone quiet, the longest silence first; then by what they are worth. */
export function byNudge(one: Nudged, other: Nudged): number {
  return (
    adoptionStates.indexOf(one.adoption.state) - adoptionStates.indexOf(other.adoption.state) ||
    (needsNudge(one.adoption) ? other.adoption.silentDays - one.adoption.silentDays : 0) ||
    other.arr - one.arr ||
    one.accountName.localeCompare(other.accountName)
  );
}

interface Nudged {
  readonly adoption: Adoption;
  readonly arr: number;
  readonly accountName: string;
}

export function needsNudge({ state }: Adoption): boolean {
  return state === 'never' || state === 'quiet';
}

/** The counts of the last days up to today, in UTC, zero where none is kept. */
export function lastDays(
  kept: readonly { readonly day: string; readonly count: number }[],
  days: number,
  now: Date,
): readonly number[] {
  const counts = new Map(kept.map(({ day, count }) => [day, count]));
  return Array.from({ length: days }, (_, place) => {
    const at = new Date(now.getTime() - (days - 1 - place) * dayMs);
    return counts.get(at.toISOString().slice(0, 10)) ?? 0;
  });
}

function daysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / dayMs);
}

function laterOf(one: Date, other: Date | null): Date {
  return other && other > one ? other : one;
}
