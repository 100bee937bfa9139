/** How the places of one round filled, read back from its grants and requests as they are kept. */
import { addDays, dayMs } from './dates.ts';

export interface SeatSpan {
  /** When the grant was made: a scheduled one takes its seat already. */
  readonly from: Date;
  /** When it ends or ended, whichever comes first. */
  readonly to: Date;
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

/**
 * What was taken, held and waited for at the end of each day of the round, and now or at its close for the last of them.
 * A request remembers only its latest offer, so that earlier ones that lapsed are told as waiting.
 */
export function seatsOverTime(
  round: RoundTimes,
  grants: readonly SeatSpan[],
  line: readonly LineSpan[],
  now: Date,
): readonly SeatsMoment[] {
  const last = new Date(Math.min(now.getTime(), round.closedAt?.getTime() ?? Number.POSITIVE_INFINITY));
  if (last < round.openedAt) return [];
  const days = 1 + (startOfDay(last).getTime() - startOfDay(round.openedAt).getTime()) / dayMs;
  const step = Math.ceil(days / mostMoments);
  const moments: SeatsMoment[] = [];
  for (let day = startOfDay(last); moments.length * step < days; day = addDays(day, -step)) {
    const end = new Date(addDays(day, 1).getTime() - 1);
    const at = end < last ? end : beforeClose(last, round.closedAt);
    moments.unshift({ day: day.toISOString().slice(0, 10), ...standingAt(at, grants, line) });
  }
  return moments;
}

function standingAt(at: Date, grants: readonly SeatSpan[], line: readonly LineSpan[]) {
  const open = line.filter(({ decidedAt }) => decidedAt === null || decidedAt > at);
  const held = open.filter(
    ({ offeredAt, offeredUntil }) =>
      offeredAt !== null && offeredAt <= at && offeredUntil !== null && offeredUntil > at,
  );
  const inLine = open.filter(({ waitsSince }) => waitsSince !== null && waitsSince <= at);
  return {
    taken: grants.filter(({ from, to }) => from <= at && to > at).length,
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
