/** How long a customer waited for what was meant for them. server/queries/insights-unlocks.ts says the same in SQL. */
export interface TimedGrant {
  /** When the seller meant it. */
  readonly intentAt: Date;
  readonly createdAt: Date;
  readonly startsAt: Date;
  readonly carriedFrom: string | null;
}

/**
 * From when it was meant, or was to start when that is later, to the first "on" of their app.
 * @returns milliseconds; nothing while no app has seen it, and of a grant that only goes on in the next round.
 */
export function timeToUnlockMs(grant: TimedGrant, firstOnAt: Date | null): number | undefined {
  if (!firstOnAt || grant.carriedFrom !== null) return undefined;
  const from = grant.startsAt > grant.createdAt ? grant.startsAt : grant.intentAt;
  return firstOnAt.getTime() - from.getTime();
}
