import { and, asc, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grantActivations, grants } from '#db/schema/access.ts';
import { features, rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { addDays } from '#domain/dates.ts';
import { seatsTaken } from '#server/access/read-access.ts';
import { approvalsList } from './approvals-list.ts';

const figureDays = 30;

/** Decisions that wait, places that fill, and whether engineering was left alone. */
export async function homePm(db: Database, by: Person, now: Date) {
  const waiting = (await approvalsList(db, by, now)).filter((request) => request.mayDecide);
  const running = await db
    .select({ round: rounds, featureKey: features.key, featureName: features.name })
    .from(rounds)
    .innerJoin(features, eq(features.id, rounds.featureId))
    .where(and(inArray(rounds.status, ['open', 'paused', 'ready']), eq(features.pmId, by.id)))
    .orderBy(asc(features.name));
  const taken = await seatsTaken(
    db,
    running.map(({ round }) => round.id),
    now,
  );
  const filling = running.map(({ round, featureKey, featureName }) => ({
    featureKey,
    featureName,
    kind: round.kind,
    number: round.number,
    status: round.status,
    seats: { total: round.seats, taken: taken.get(round.id) ?? 0 },
  }));
  const toUnlock = sql`extract(epoch from ${grantActivations.firstOnAt} - ${grants.intentAt}) * 1000`;
  const since = gte(grants.createdAt, addDays(now, -figureDays));
  const [speed] = await db
    .select({
      p50Ms: sql<number | null>`percentile_cont(0.5) within group (order by ${toUnlock})`,
      p95Ms: sql<number | null>`percentile_cont(0.95) within group (order by ${toUnlock})`,
    })
    .from(grants)
    .innerJoin(grantActivations, eq(grantActivations.grantId, grants.id))
    .where(and(since, isNotNull(grantActivations.firstOnAt)));
  const [touches] = await db
    .select({
      unlocks: sql<number>`count(*)::int`,
      spared: sql<number>`count(*) filter (where not 'engineer' = any(${users.roles}))::int`,
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.grantedBy))
    .where(since);
  return {
    waiting,
    filling: filling.sort((a, b) => fullness(b.seats) - fullness(a.seats)),
    figures: {
      days: figureDays,
      p50Ms: speed?.p50Ms ?? null,
      p95Ms: speed?.p95Ms ?? null,
      unlocks: touches?.unlocks ?? 0,
      spared: touches?.spared ?? 0,
    },
  };
}

function fullness(seats: { total: number; taken: number }): number {
  return seats.taken / seats.total;
}
