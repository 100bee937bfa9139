/**
 * The line before a full round. Who stands where follows from what is stored and the clock alone: an offer that nobody
 * took in time is over without anything having run, its place is free, and whoever had it stands behind the others.
 */
import type { RequestStatus } from './requests.ts';

export interface Waiting {
  readonly id: string;
  readonly status: RequestStatus;
  readonly createdAt: Date;
  readonly waitsSince: Date | null;
  /** Where the product manager put it; null means after those that were put, by `waitsSince`. */
  readonly waitPlace: number | null;
  readonly offeredUntil: Date | null;
  /** Its account can not have a place now: it is archived or excluded, or has the feature. It keeps nobody waiting. */
  readonly barred: boolean;
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

/** An offer that nobody took in time, whether or not anything noticed. */
export function offerLapsed(one: Pick<Waiting, 'status' | 'offeredUntil'>, now: Date): boolean {
  return one.status === 'offered' && !holdsOffer(one, now);
}

/** @param requests of one round; those that neither wait nor are offered are left out. */
export function lineAt<One extends Waiting>(requests: readonly One[], now: Date): LineAt<One> {
  const offered = requests.filter((one) => holdsOffer(one, now));
  const waiting = requests
    .filter((one) => one.status === 'waitlisted' || offerLapsed(one, now))
    .filter((one) => !one.barred)
    .toSorted((one, other) => {
      const [a, b] = [order(one), order(other)];
      return a.place - b.place || a.since - b.since || asked(one, other);
    });
  return { offered, waiting };
}

/** Who asked first, where nothing else tells two apart. */
function asked(one: Pick<Waiting, 'id' | 'createdAt'>, other: Pick<Waiting, 'id' | 'createdAt'>): number {
  return one.createdAt.getTime() - other.createdAt.getTime() || one.id.localeCompare(other.id);
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

interface RoundInTime {
  readonly seats: number;
  /** When its living grants end, in any order. */
  readonly ends: readonly Date[];
  /** Places that are held for others; they are taken to be taken. */
  readonly offers: number;
}

/**
 * Which of the ends that are known, the earliest counted as 0, makes a place free for whoever stands at that place in line.
 * @returns undefined when a place is free now.
 */
export function endThatFrees(
  seats: { readonly total: number; readonly taken: number },
  place: number,
): number | undefined {
  const end = place - (seats.total - seats.taken) - 1;
  return end >= 0 ? end : undefined;
}

/**
 * When a place is due to be free for whoever stands at that place in line, if nothing is extended and nothing ends early.
 * @returns undefined when a place is free now, and when no end that is known makes one free.
 */
export function dueFree(round: RoundInTime, place: number): Date | undefined {
  const ends = round.ends.toSorted((one, other) => one.getTime() - other.getTime());
  const end = endThatFrees({ total: round.seats, taken: ends.length + round.offers }, place);
  return end === undefined ? undefined : ends[end];
}
