/** What people are told because a time came. Nothing is right only because it was told. */
import { addDays, dayMs, hourMs } from './dates.ts';
import { isEscalated, isOpen, type JudgedRequest, openStep, waitsSince } from './requests.ts';

const endingDays = [1, 7] as const;

export interface DueEnding {
  readonly kind: `grant_${(typeof endingDays)[number]}`;
  readonly inDays: number;
}

/**
 * What is to be told of a grant that ends: once in its last 7 days, once on its last. A grant that was never longer
 * than that is not told of at once, and on the last day nobody needs to hear of the week before.
 */
export function dueEnding(
  { startsAt, expiresAt }: { readonly startsAt: Date; readonly expiresAt: Date },
  now: Date,
): DueEnding | undefined {
  if (expiresAt <= now) return undefined;
  const days = endingDays.find((left) => addDays(expiresAt, -left) <= now);
  if (days === undefined || addDays(expiresAt, -days) <= startsAt) return undefined;
  return { kind: `grant_${days}`, inDays: Math.ceil((expiresAt.getTime() - now.getTime()) / dayMs) };
}

export interface DueReminder {
  readonly kind: 'request_reminded' | 'request_escalated';
  /** Since when the step that is open waits: what is told once is told of this. */
  readonly since: Date;
  readonly waitsForHours: number;
}

/** What approvers are to be told of a request that waits for them: that it waits, later that others may answer. */
export function dueReminder(
  request: JudgedRequest,
  waiting: { readonly reminderHours: number; readonly escalationHours: number },
  now: Date,
): DueReminder | undefined {
  if (!isOpen(request.status) || openStep(request) === undefined) return undefined;
  const since = waitsSince(request);
  const waitsForHours = Math.floor((now.getTime() - since.getTime()) / hourMs);
  if (isEscalated(request, { escalationHours: waiting.escalationHours, now }))
    return { kind: 'request_escalated', since, waitsForHours };
  return waitsForHours >= waiting.reminderHours
    ? { kind: 'request_reminded', since, waitsForHours }
    : undefined;
}
