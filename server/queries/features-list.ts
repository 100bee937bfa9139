import { and, eq, ilike, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { interests } from '#db/schema/demand.ts';
import { featureEnvironments, features, rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Stage } from '#domain/lifecycle.ts';
import type { FeatureColumn, Ordering } from '#domain/lists.ts';
import { currentRound } from '#domain/rounds.ts';
import { openAt } from '#server/access/open-requests.ts';
import { livingAt, seatsTaken } from '#server/access/read-access.ts';
import { containing } from './containing.ts';
import { featureTypes, featureValues, hasPlaces } from './feature-values.ts';
import { type After, isAfter, orderOf } from './keyset.ts';

export interface FeaturesFilter {
  readonly text?: string | undefined;
  readonly stage?: Stage | undefined;
  /** Only those whose round is open and has a place left. */
  readonly free?: boolean | undefined;
  readonly ordering: Ordering<FeatureColumn>;
  readonly after?: After | undefined;
}

const pageSize = 50;

/** A page of them; the first also says how many there are in all. */
export async function featuresList(db: Database, filter: FeaturesFilter, now: Date) {
  const { column, descending } = filter.ordering;
  const by = featureValues(now)[column];
  const keyset = { by, type: featureTypes[column], id: features.id, descending };
  const fits = fitting(filter, now);
  const living = db
    .select({ count: sql<number>`count(*)::int` })
    .from(grants)
    .where(and(eq(grants.featureId, features.id), livingAt(now)));
  const waiting = db
    .select({ count: sql<number>`count(*)::int` })
    .from(requests)
    .where(and(eq(requests.featureId, features.id), eq(requests.status, 'pending'), openAt(now)));
  const asking = and(eq(interests.featureId, features.id), isNull(interests.settledAt));
  const askingAccounts = db.select({ count: sql<number>`count(*)::int` }).from(interests).where(asking);
  const askedValue = db
    .select({ value: sql<number>`coalesce(sum(${interests.dealValue}), 0)::float8` })
    .from(interests)
    .where(asking);
  const found = await db
    .select({
      id: features.id,
      key: features.key,
      name: features.name,
      sample: features.sample,
      summary: features.summary,
      stage: features.stage,
      pmId: features.pmId,
      pmName: users.name,
      engineerId: features.engineerId,
      living: sql<number>`(${living})`,
      waiting: sql<number>`(${waiting})`,
      /** Accounts that ask for it and can not have it yet, and what their deals are worth. */
      asking: sql<number>`(${askingAccounts})`,
      askedValue: sql<number>`(${askedValue})`,
      by: sql<string | number>`${by}`,
    })
    .from(features)
    .innerJoin(users, eq(users.id, features.pmId))
    .where(and(fits, filter.after ? isAfter(keyset, filter.after) : undefined))
    .orderBy(...orderOf(keyset))
    .limit(pageSize + 1);
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  const ids = page.map((feature) => feature.id);
  const total = filter.after ? null : await db.$count(features, fits);
  if (ids.length === 0) return { rows: [], next: null, total };
  const unclosed = await db
    .select()
    .from(rounds)
    .where(and(inArray(rounds.featureId, ids), ne(rounds.status, 'closed')));
  const taken = await seatsTaken(
    db,
    unclosed.map((round) => round.id),
    now,
  );
  const killed = await db
    .select({ featureId: featureEnvironments.featureId, environment: featureEnvironments.environmentKey })
    .from(featureEnvironments)
    .where(and(inArray(featureEnvironments.featureId, ids), isNotNull(featureEnvironments.killedFrom)));
  return {
    rows: page.map(({ by: _, ...feature }) => {
      const round = currentRound(unclosed.filter((one) => one.featureId === feature.id));
      return {
        ...feature,
        killedIn: killed.filter((one) => one.featureId === feature.id).map((one) => one.environment),
        round: round
          ? {
              kind: round.kind,
              number: round.number,
              status: round.status,
              seats: { total: round.seats, taken: taken.get(round.id) ?? 0 },
              plannedCloseAt: round.plannedCloseAt,
            }
          : null,
      };
    }),
    next: found.length > pageSize && last ? { value: last.by, id: last.id } : null,
    total,
  };
}

function fitting({ text, stage, free }: FeaturesFilter, now: Date): SQL | undefined {
  const pattern = text?.trim() ? containing(text.trim()) : undefined;
  return and(
    pattern
      ? or(ilike(features.name, pattern), ilike(features.key, pattern), ilike(features.summary, pattern))
      : undefined,
    stage ? eq(features.stage, stage) : undefined,
    free ? hasPlaces(now) : undefined,
  );
}
