import { and, eq, inArray, max, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { interests } from '#db/schema/demand.ts';
import { environments, featureEnvironments, features, rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { openAt } from '#server/access/open-requests.ts';
import { livingAt } from '#server/access/read-access.ts';

const pm = alias(users, 'pm');
const engineer = alias(users, 'engineer');

/** Every feature with what its card says of it, but for its rounds. */
export async function featuresInPipeline(db: Database, now: Date) {
  const staged = db
    .select({ featureId: auditEvents.featureId, at: max(auditEvents.at).as('staged_at') })
    .from(auditEvents)
    .where(inArray(auditEvents.type, ['feature.stage_changed', 'feature.declared_ga', 'feature.retired']))
    .groupBy(auditEvents.featureId)
    .as('staged');
  const killed = db
    .select({
      featureId: featureEnvironments.featureId,
      names: sql<
        string[]
      >`array_agg(${environments.name} order by ${environments.production} desc, ${environments.name})`.as(
        'killed_names',
      ),
      production: sql<boolean>`bool_or(${environments.production})`.as('killed_production'),
    })
    .from(featureEnvironments)
    .innerJoin(environments, eq(environments.key, featureEnvironments.environmentKey))
    .where(sql`${featureEnvironments.killedFrom} is not null`)
    .groupBy(featureEnvironments.featureId)
    .as('killed');
  const waiting = db
    .select({ featureId: requests.featureId, count: sql<number>`count(*)::int`.as('requests_waiting') })
    .from(requests)
    .where(and(eq(requests.status, 'pending'), openAt(now)))
    .groupBy(requests.featureId)
    .as('waiting');
  /** Each account counts once, whether somebody noted that it asks or asked for it already. */
  const demand = db
    .select({
      featureId: sql<string>`asking.feature_id`.as('demand_feature_id'),
      accounts: sql<number>`count(*)::int`.as('demand_accounts'),
      arr: sql<string>`sum(${accounts.arr})`.as('demand_arr'),
    })
    .from(
      sql`(select feature_id, account_id from ${interests} where settled_at is null
        union select feature_id, account_id from ${requests} where extends_grant_id is null and ${openAt(now)}) asking`,
    )
    .innerJoin(accounts, eq(accounts.id, sql`asking.account_id`))
    .groupBy(sql`asking.feature_id`)
    .as('demand');
  return db
    .select({
      id: features.id,
      key: features.key,
      name: features.name,
      stage: features.stage,
      pmId: features.pmId,
      pmName: pm.name,
      engineerId: features.engineerId,
      engineerName: engineer.name,
      /** When it came to its stage. */
      since: sql`coalesce(${staged.at}, ${features.createdAt})`.mapWith(features.createdAt),
      killedIn: sql<string[]>`coalesce(${killed.names}, '{}')`,
      killedInProduction: sql<boolean>`coalesce(${killed.production}, false)`,
      /** Requests that wait for somebody's yes. */
      requests: sql<number>`coalesce(${waiting.count}, 0)`,
      demandAccounts: sql<number>`coalesce(${demand.accounts}, 0)`,
      demandArr: sql<string>`coalesce(${demand.arr}, 0)`,
    })
    .from(features)
    .innerJoin(pm, eq(pm.id, features.pmId))
    .innerJoin(engineer, eq(engineer.id, features.engineerId))
    .leftJoin(staged, eq(staged.featureId, features.id))
    .leftJoin(killed, eq(killed.featureId, features.id))
    .leftJoin(waiting, eq(waiting.featureId, features.id))
    .leftJoin(demand, eq(demand.featureId, features.id));
}

/** The rounds that are not closed, with the living grants that take their places. */
export async function roundsInPipeline(db: Database, now: Date) {
  const living = db
    .select({ roundId: grants.roundId, count: sql<number>`count(*)::int`.as('living') })
    .from(grants)
    .where(livingAt(now))
    .groupBy(grants.roundId)
    .as('living_of_round');
  return db
    .select({
      id: rounds.id,
      featureId: rounds.featureId,
      kind: rounds.kind,
      number: rounds.number,
      status: rounds.status,
      seats: rounds.seats,
      opensWhenReady: rounds.opensWhenReady,
      readiness: rounds.readiness,
      plannedOpenAt: rounds.plannedOpenAt,
      plannedCloseAt: rounds.plannedCloseAt,
      living: sql<number>`coalesce(${living.count}, 0)`,
    })
    .from(rounds)
    .leftJoin(living, eq(living.roundId, rounds.id))
    .where(ne(rounds.status, 'closed'));
}
