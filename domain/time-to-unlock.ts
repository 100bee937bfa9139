/** The two times that are told of a grant: what the customer waited for, and how fast their app picked it up. */
interface BegunGrant {
  readonly createdAt: Date;
  readonly startsAt: Date;
  /** The grant of the round before that it goes on from. */
  readonly carriedFrom: string | null;
}

export interface TimedGrant extends BegunGrant {
  /** When the seller meant it. */
  readonly intentAt: Date;
}

/**
 * Time to unlock: from when it was meant, or was to start when that is later, to the first "on" of their app.
 * server/queries/insights-unlocks.ts says the same in SQL.
 * @returns milliseconds; nothing while no app has seen it, and of a grant that only goes on in the next round.
 */
export function sinceTheWishMs(grant: TimedGrant, firstOnAt: Date | null): number | undefined {
  if (!firstOnAt || grant.carriedFrom !== null) return undefined;
  const from = grant.startsAt > grant.createdAt ? grant.startsAt : grant.intentAt;
  return firstOnAt.getTime() - from.getTime();
}

/** From when an app can get "on": the unlock, or the start when that is later. */
export function onFrom({ createdAt, startsAt }: Omit<BegunGrant, 'carriedFrom'>): Date {
  return startsAt > createdAt ? startsAt : createdAt;
}

/**
 * From the unlock, or the start when that is later, to the first "on" of their app: the policy, the approvals and the
 * seller's own time are not in it.
 * @returns milliseconds; nothing while no app has seen it, and when it saw it in the round before already.
 */
export function sinceTheUnlockMs(grant: BegunGrant, firstOnAt: Date | null): number | undefined {
  if (!firstOnAt || sawItBefore(grant, firstOnAt)) return undefined;
  return Math.max(0, firstOnAt.getTime() - onFrom(grant).getTime());
}

/** Whether their app got it in the round before, which the grant goes on from. */
export function sawItBefore(grant: BegunGrant, firstOnAt: Date | null): boolean {
  return grant.carriedFrom !== null && firstOnAt !== null && firstOnAt < onFrom(grant);
}
