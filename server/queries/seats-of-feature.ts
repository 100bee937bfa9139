import { and, desc, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { features, rounds } from '#db/schema/features.ts';
import { seatsOverTime } from '#domain/seats-over-time.ts';

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
  const taken = await db
    .select({
      from: grants.createdAt,
      to: sql`upper(${grants.lives})`.mapWith(grants.expiresAt),
    })
    .from(grants)
    .where(and(eq(grants.roundId, id), sql`not isempty(${grants.lives})`));
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
