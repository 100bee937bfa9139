import { and, desc, eq, isNotNull, or, type SQLWrapper, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { features, rounds } from '#db/schema/features.ts';
import { momentsOf, type SeatSpan, seatsOverTime } from '#domain/seats-over-time.ts';

/** How the places filled in the round that opened last, running or over; null while none has opened. */
export async function seatsOfFeature(db: Database, key: string, now: Date) {
  const [round] = await db
    .select({
      id: rounds.id,
      kind: rounds.kind,
      number: rounds.number,
      seats: rounds.seats,
      openedAt: rounds.openedAt,
      closedAt: rounds.closedAt,
    })
    .from(rounds)
    .innerJoin(features, eq(features.id, rounds.featureId))
    .where(and(eq(features.key, key), isNotNull(rounds.openedAt)))
    .orderBy(desc(rounds.openedAt))
    .limit(1);
  if (!round?.openedAt) return null;
  const { id, openedAt, closedAt, ...shown } = round;
  const taken = await spansOf(db, id, momentsOf({ openedAt, closedAt }, now));
  const line = await db
    .select({
      waitsSince: requests.waitsSince,
      offeredAt: requests.offeredAt,
      offeredUntil: requests.offeredUntil,
      decidedAt: requests.decidedAt,
    })
    .from(requests)
    .where(and(eq(requests.roundId, id), or(isNotNull(requests.waitsSince), isNotNull(requests.offeredAt))));
  return { ...shown, openedAt, closedAt, days: seatsOverTime({ openedAt, closedAt }, taken, line, now) };
}

/** The grants of a round, those together that were there at the same of these moments: a round may have thousands. */
async function spansOf(
  db: Database,
  roundId: string,
  moments: readonly { readonly at: Date }[],
): Promise<SeatSpan[]> {
  if (moments.length === 0) return [];
  const times = sql`array[${sql.join(
    moments.map(({ at }) => sql`${at.toISOString()}::timestamptz`),
    sql`, `,
  )}]`;
  /** How many of the moments came before. */
  const before = (at: SQLWrapper) => sql`width_bucket(${at} - interval '1 microsecond', ${times})`;
  const rows = await db
    .select({
      from: sql<number>`${before(grants.createdAt)}`,
      to: sql<number>`${before(grants.endsAt)}`,
      many: sql<number>`count(*)::int`,
    })
    .from(grants)
    .where(and(eq(grants.roundId, roundId), isNotNull(grants.endsAt)))
    .groupBy(sql`1`, sql`2`);
  return rows.flatMap(({ from, to, many }) => {
    const first = moments[from];
    return first ? [{ from: first.at, to: moments[to]?.at ?? afterAll, many }] : [];
  });
}

const afterAll = new Date(8_640_000_000_000_000);
