/** How the places of one round filled, read back from its grants and requests as they are kept. */
import { addDays, dayMs } from './dates.ts';

export interface SeatSpan {
  /** When the grant was made: a scheduled one takes its seat already. */
  readonly from: Date;
  /** When it ends or ended, whichever comes first. */
  readonly to: Date;
  /** How many there are of this kind; left out: one. */
  readonly many?: number;
}

export interface LineSpan {
  readonly waitsSince: Date | null;
  readonly offeredAt: Date | null;
  readonly offeredUntil: Date | null;
  /** When it was answered, or taken back; null while it is open. */
  readonly decidedAt: Date | null;
}

export interface SeatsMoment {
  /** The day in UTC, YYYY-MM-DD. */
  readonly day: string;
  readonly taken: number;
  readonly offered: number;
  readonly waiting: number;
}

export interface RoundTimes {
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

/** So many moments are told at most: longer rounds are told in longer steps. */
const mostMoments = 62;

interface Moment {
  readonly day: string;
  readonly at: Date;
}

/** The end of each day of the round, the first first, and now or its close for the last of them. */
export function momentsOf({ openedAt, closedAt }: RoundTimes, now: Date): readonly Moment[] {
  const last = new Date(Math.min(now.getTime(), closedAt?.getTime() ?? Number.POSITIVE_INFINITY));
  if (last < openedAt) return [];
  const days = 1 + (startOfDay(last).getTime() - startOfDay(openedAt).getTime()) / dayMs;
  const step = Math.ceil(days / mostMoments);
  const moments: Moment[] = [];
  for (let day = startOfDay(last); moments.length * step < days; day = addDays(day, -step)) {
    const end = new Date(addDays(day, 1).getTime() - 1);
    const at = end < last ? end : beforeClose(last, closedAt);
    moments.unshift({ day: day.toISOString().slice(0, 10), at });
  }
  return moments;
}

/**
 * What was taken, held and waited for at each of these moments.
 * A request remembers only its latest offer, so that earlier ones that lapsed are told as waiting.
 */
export function seatsOverTime(
  round: RoundTimes,
  grants: readonly SeatSpan[],
  line: readonly LineSpan[],
  now: Date,
): readonly SeatsMoment[] {
  return momentsOf(round, now).map(({ day, at }) => ({ day, ...standingAt(at, grants, line) }));
}

function standingAt(at: Date, grants: readonly SeatSpan[], line: readonly LineSpan[]) {
  const open = line.filter(({ decidedAt }) => decidedAt === null || decidedAt > at);
  const held = open.filter(
    ({ offeredAt, offeredUntil }) =>
      offeredAt !== null && offeredAt <= at && offeredUntil !== null && offeredUntil > at,
  );
  const inLine = open.filter(({ waitsSince }) => waitsSince !== null && waitsSince <= at);
  return {
    taken: grants.reduce((sum, { from, to, many = 1 }) => (from <= at && to > at ? sum + many : sum), 0),
    offered: held.length,
    waiting: inLine.filter((one) => !held.includes(one)).length,
  };
}

/** Closing ends what the round held: what is told of its last day is how it stood before. */
function beforeClose(last: Date, closedAt: Date | null): Date {
  return closedAt && last.getTime() === closedAt.getTime() ? new Date(last.getTime() - 1) : last;
}

function startOfDay(at: Date): Date {
  return new Date(Math.floor(at.getTime() / dayMs) * dayMs);
}
