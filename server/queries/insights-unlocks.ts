import { and, desc, eq, gte, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { approvals, grantActivations, grants, requests } from '#db/schema/access.ts';
import { environments, features } from '#db/schema/features.ts';
import { teams, users } from '#db/schema/users.ts';

const granter = alias(users, 'granter');
const seller = alias(users, 'seller');

interface Which {
  readonly featureId?: string;
  readonly since?: Date;
}

/** Each unlock with what is measured of it. A grant that only goes on in the next round is no new unlock. */
function unlocksOf(db: Database, { featureId, since }: Which) {
  return db
    .select({
      featureId: sql<string>`${grants.featureId}`.as('of_feature'),
      /** The team of the seller for whom it was unlocked. */
      teamId: sql<string | null>`${seller.teamId}`.as('of_team'),
      month: sql<string>`to_char(${grants.createdAt} at time zone 'UTC', 'YYYY-MM')`.as('month'),
      /** `sinceTheWishMs` of domain/time-to-unlock.ts, of the first "on" that the customer's app in production got. */
      tookMs: sql<number | null>`case when ${environments.production}
        then extract(epoch from ${grantActivations.firstOnAt}
          - case when ${grants.startsAt} > ${grants.createdAt} then ${grants.startsAt} else ${grants.intentAt} end) * 1000 end`.as(
        'took_ms',
      ),
      /** An engineer unlocked it, or said yes to it as an engineer. */
      byEngineer: sql<boolean>`('engineer' = any(${granter.roles}) or coalesce((
        select true from ${approvals} join ${requests} on ${requests.id} = ${approvals.requestId}
        where ${requests.id} = ${grants.requestId} and ${approvals.decision} = 'approve'
          and ${requests.steps} -> ${approvals.step} ->> 'group' = 'engineering' limit 1), false))`.as(
        'by_engineer',
      ),
    })
    .from(grants)
    .innerJoin(granter, eq(granter.id, grants.grantedBy))
    .innerJoin(seller, eq(seller.id, grants.sellerId))
    .leftJoin(grantActivations, eq(grantActivations.grantId, grants.id))
    .leftJoin(environments, eq(environments.key, grantActivations.environmentKey))
    .where(
      and(
        isNull(grants.carriedFrom),
        featureId ? eq(grants.featureId, featureId) : undefined,
        since ? gte(grants.createdAt, since) : undefined,
      ),
    )
    .as('unlock');
}

function figuresOf({ tookMs, byEngineer }: ReturnType<typeof unlocksOf>) {
  return {
    unlocks: sql<number>`count(*)::int`.as('unlocks'),
    /** Unlocks that no engineer was asked for. */
    spared: sql<number>`count(*) filter (where not ${byEngineer})::int`.as('spared'),
    /** Unlocks that an app in production has seen: the times are theirs. */
    seen: sql<number>`count(${tookMs})::int`.as('seen'),
    /** Half of them, and 95 of 100: in one sorting. */
    percentiles: sql<
      readonly number[] | null
    >`percentile_cont(array[0.5, 0.95]) within group (order by ${tookMs})`.as('percentiles'),
  };
}

export interface UnlockFigures {
  readonly unlocks: number;
  readonly spared: number;
  readonly seen: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

const nothing: UnlockFigures = { unlocks: 0, spared: 0, seen: 0, p50Ms: null, p95Ms: null };

export async function unlockFigures(db: Database, which: Which): Promise<UnlockFigures> {
  const unlock = unlocksOf(db, which);
  const [row] = await db.select(figuresOf(unlock)).from(unlock);
  return row ? asFigures(row) : nothing;
}

/** All of them together, and by feature, by team and by month, the earliest first: "2026-11", in UTC. One reading for all. */
export async function unlockFiguresEachWay(db: Database, which: Which) {
  const rows = await figuresInGroups(db, which);
  const grouped = (by: number) => rows.filter((row) => row.by === by);
  const [total = nothing] = grouped(groupings.total).map(asFigures);
  return {
    total,
    byFeature: grouped(groupings.feature).map((row) => ({ key: row.key, name: row.name, ...asFigures(row) })),
    byTeam: grouped(groupings.team).map((row) => ({ name: row.teamName, ...asFigures(row) })),
    byMonth: grouped(groupings.month)
      .map((row) => ({ month: row.month, ...asFigures(row) }))
      .toSorted((a, b) => (a.month < b.month ? -1 : 1)),
  };
}

/** What PostgreSQL's `grouping` answers: a bit for each of feature, team and month that a row is not grouped by. */
const groupings = { total: 0b111, feature: 0b011, team: 0b101, month: 0b110 };

/** Names are looked up for the groups, not for each unlock. */
function figuresInGroups(db: Database, which: Which) {
  const unlock = unlocksOf(db, which);
  const { featureId, teamId, month } = unlock;
  const group = db
    .select({
      by: sql<number>`grouping(${featureId}, ${teamId}, ${month})`.as('by'),
      featureId,
      teamId,
      month,
      ...figuresOf(unlock),
    })
    .from(unlock)
    .groupBy(sql`grouping sets ((), (${featureId}), (${teamId}), (${month}))`)
    .as('figures');
  const { by, unlocks, spared, seen, percentiles } = group;
  return db
    .select({
      ...{ by, month: group.month, unlocks, spared, seen, percentiles },
      key: sql<string>`${features.key}`,
      name: sql<string>`${features.name}`,
      teamName: sql<string | null>`${teams.name}`,
    })
    .from(group)
    .leftJoin(features, eq(features.id, group.featureId))
    .leftJoin(teams, eq(teams.id, group.teamId))
    .orderBy(desc(unlocks), features.name, teams.name, group.month);
}

interface Counted extends Pick<UnlockFigures, 'unlocks' | 'spared' | 'seen'> {
  readonly percentiles: readonly number[] | null;
}

function asFigures({ unlocks, spared, seen, percentiles }: Counted): UnlockFigures {
  const [p50, p95] = percentiles ?? [];
  return { unlocks, spared, seen, p50Ms: rounded(p50), p95Ms: rounded(p95) };
}

function rounded(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms);
}
