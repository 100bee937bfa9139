/**
 * The line before a full round. Who stands where follows from what is stored and the clock alone: an offer that nobody
 * took in time is over without anything having run, its place is free, and whoever had it stands behind the others.
 */
import type { RequestStatus } from './requests.ts';

export interface Waiting {
  readonly id: string;
  readonly status: RequestStatus;
  readonly waitsSince: Date | null;
  /** Where the product manager put it; null means after those that were put, by `waitsSince`. */
  readonly waitPlace: number | null;
  readonly offeredUntil: Date | null;
}

export interface LineAt<One extends Waiting> {
  /** Those for whom a place is held now; each takes a seat. */
  readonly offered: readonly One[];
  /** Those who wait, first first. */
  readonly waiting: readonly One[];
}

export function holdsOffer(one: Pick<Waiting, 'status' | 'offeredUntil'>, now: Date): boolean {
  return one.status === 'offered' && one.offeredUntil !== null && one.offeredUntil > now;
}

/** @param requests of one round; those that neither wait nor are offered are left out. */
export function lineAt<One extends Waiting>(requests: readonly One[], now: Date): LineAt<One> {
  const offered = requests.filter((one) => holdsOffer(one, now));
  const waiting = requests
    .filter((one) => one.status === 'waitlisted' || (one.status === 'offered' && !holdsOffer(one, now)))
    .toSorted((one, other) => {
      const [a, b] = [order(one), order(other)];
      return a.place - b.place || a.since - b.since || one.id.localeCompare(other.id);
    });
  return { offered, waiting };
}

function order(one: Waiting): { readonly place: number; readonly since: number } {
  if (one.status === 'offered')
    return { place: Number.MAX_SAFE_INTEGER, since: one.offeredUntil?.getTime() ?? 0 };
  return { place: one.waitPlace ?? Number.MAX_SAFE_INTEGER, since: one.waitsSince?.getTime() ?? 0 };
}

/** The place of one request in line, counted from 1; undefined when it does not wait. */
export function placeOf(line: LineAt<Waiting>, requestId: string): number | undefined {
  const index = line.waiting.findIndex((one) => one.id === requestId);
  return index === -1 ? undefined : index + 1;
}
