/**
 * Grants and time. A grant lives from `startsAt` (inclusive) to its end (exclusive), judged against the
 * clock at the moment it is read; no job has to run for that. All instants are dates with milliseconds.
 */
import { addDays, daysInWords } from './dates.ts';
import { type Refusal, refuse } from './decision.ts';

const grantSources = ['direct', 'request', 'offer', 'break_glass', 'import'] as const;
export type GrantSource = (typeof grantSources)[number];

/** How a grant ended before its time: it was taken back, the feature went GA, or it went on in the next round. */
export type GrantEnding = 'revoked' | 'converted' | 'carried';

export type GrantState = 'scheduled' | 'active' | 'expired' | GrantEnding;

export interface GrantTimes {
  readonly startsAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly endedAs: GrantEnding | null;
}

export function grantState(grant: GrantTimes, now: Date): GrantState {
  const at = now.getTime();
  if (grant.endedAt && grant.endedAs && grant.endedAt.getTime() <= at) return grant.endedAs;
  if (at < grant.startsAt.getTime()) return 'scheduled';
  return at < grant.expiresAt.getTime() ? 'active' : 'expired';
}

/** Scheduled and active grants are living: they take a seat. */
export function isLiving(grant: GrantTimes, now: Date): boolean {
  const state = grantState(grant, now);
  return state === 'scheduled' || state === 'active';
}

/** Skipping approval lasts so long at most. */
export const longestBreakGlassDays = 7;

/** So far ahead a grant can be planned. */
export const longestWaitDays = 90;

/** @returns when a grant starts: now, unless a later moment within 90 days was wished. */
export function grantStart(wished: Date | null | undefined, now: Date): Date | Refusal {
  if (!wished || wished <= now) return now;
  if (wished > addDays(now, longestWaitDays))
    return refuse('invalid', `It can start ${daysInWords(longestWaitDays)} from now at the latest.`);
  return wished;
}

/** What of a start is worth a word: nothing for one that is now. */
export function unusualStart(startsAt: Date, now: Date): { readonly startsAt: string | undefined } {
  return { startsAt: startsAt > now ? startsAt.toISOString() : undefined };
}

export interface LengthLimits {
  readonly defaultDays: number;
  readonly maxDays: number;
}

/** @returns the end of a grant, counted from its start, or `invalid` when the wish is outside 1…maxDays. */
export function grantEnd(startsAt: Date, days: number, limits: LengthLimits): Date | Refusal {
  if (!Number.isInteger(days) || days < 1)
    return refuse('invalid', 'The length must be a whole number of days, 1 or more.');
  if (days > limits.maxDays)
    return refuse(
      'invalid',
      `This round allows ${daysInWords(limits.maxDays)} at most; you asked for ${daysInWords(days)}.`,
    );
  return addDays(startsAt, days);
}

/**
 * For so many milliseconds after it was made a grant can be undone: it ends at once, and what was recorded as asked for
 * before, and came to its end by this grant, is open again. Requests that the grant answered stay cancelled.
 */
export const undoWindowMs = 15 * 60_000;
