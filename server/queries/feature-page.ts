import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { approvals, breakGlassReviews, grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { environments, featureEnvironments, features, rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';
import { mayDecide } from '#domain/requests.ts';
import { currentRound } from '#domain/rounds.ts';
import { approverFor, readAway, readEscalationHours } from '#server/access/approvers.ts';
import { openAt } from '#server/access/open-requests.ts';
import { livingAt, seatsTaken } from '#server/access/read-access.ts';
import { listEvents } from './events.ts';
import { featureWaitlist } from './feature-waitlist.ts';

const pm = alias(users, 'pm');
const engineer = alias(users, 'engineer');

/** Everything one feature's page shows; undefined when there is no such feature. */
export async function featurePage(db: Database, key: string, by: Person, now: Date) {
  const [row] = await db
    .select({ feature: features, pmName: pm.name, engineerName: engineer.name })
    .from(features)
    .innerJoin(pm, eq(pm.id, features.pmId))
    .innerJoin(engineer, eq(engineer.id, features.engineerId))
    .where(eq(features.key, key));
  if (!row) return undefined;
  const { feature } = row;
  const servings = await db
    .select({
      key: environments.key,
      name: environments.name,
      production: environments.production,
      serving: featureEnvironments.serving,
      killedFrom: featureEnvironments.killedFrom,
      killedAt: featureEnvironments.killedAt,
      killReason: featureEnvironments.killReason,
    })
    .from(environments)
    .innerJoin(
      featureEnvironments,
      and(
        eq(featureEnvironments.environmentKey, environments.key),
        eq(featureEnvironments.featureId, feature.id),
      ),
    )
    .orderBy(desc(environments.production), asc(environments.name));
  const accountsIn = db
    .select({ count: sql<number>`count(distinct ${grants.accountId})::int` })
    .from(grants)
    .where(eq(grants.roundId, rounds.id));
  const allRounds = await db
    .select({ round: rounds, accountsIn: sql<number>`(${accountsIn})` })
    .from(rounds)
    .where(eq(rounds.featureId, feature.id))
    .orderBy(asc(rounds.createdAt));
  const [whoIsIn, waiting, away, escalationHours, events] = await Promise.all([
    holders(db, feature, now),
    waitingFor(db, feature.id, now),
    readAway(db, [by.id], now),
    readEscalationHours(db),
    listEvents(db, { featureId: feature.id }, 20),
  ]);

  const own = { ownFeatures: feature.pmId === by.id };
  const current = currentRound(allRounds.map(({ round }) => round));
  const waitlist = current ? await featureWaitlist(db, current, now) : undefined;
  const taken = current ? ((await seatsTaken(db, [current.id], now)).get(current.id) ?? 0) : 0;
  return {
    feature: { ...feature, pmName: row.pmName, engineerName: row.engineerName },
    environments: servings.map((one) => ({
      ...one,
      mayServe: permits('serve_outside_production', by.roles, { notProduction: !one.production }),
    })),
    rounds: allRounds.map(({ round, accountsIn: count }) => ({ ...round, accountsIn: count })),
    current: current ? { ...current, seatsTaken: taken } : null,
    whoIsIn,
    waitlist: waitlist ?? { offered: [], waiting: [], proposed: [] },
    waiting: waiting.map(({ request, decided, ...rest }) => {
      const approver = approverFor(by, away, { pmId: feature.pmId, teamId: rest.teamId });
      return {
        ...rest,
        ...request,
        mayDecide: mayDecide({ ...request, approvals: decided }, approver, { escalationHours, now }),
      };
    }),
    events,
    may: {
      plan: permits('plan_round', by.roles, own),
      markReady: permits('mark_ready', by.roles, own),
      pause: permits('pause_round', by.roles, own),
      kill: permits('kill', by.roles, own),
      breakGlass: permits('break_glass', by.roles, own),
      show: permits('show_to_browsers', by.roles, own),
      declareGa: permits('declare_ga', by.roles, own),
    },
  };
}

async function holders(db: Database, feature: { id: string; key: string }, now: Date) {
  return db
    .select({
      grantId: grants.id,
      roundId: grants.roundId,
      accountKey: accounts.key,
      accountName: accounts.name,
      arr: accounts.arr,
      source: grants.source,
      grantedByName: users.name,
      variant: grants.variant,
      contactKeys: grants.contactKeys,
      startsAt: grants.startsAt,
      expiresAt: grants.expiresAt,
      verdict: breakGlassReviews.verdict,
    })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .innerJoin(users, eq(users.id, grants.grantedBy))
    .leftJoin(breakGlassReviews, eq(breakGlassReviews.grantId, grants.id))
    .where(and(eq(grants.featureId, feature.id), livingAt(now)))
    .orderBy(desc(accounts.arr), asc(accounts.name))
    .limit(500);
}

async function waitingFor(db: Database, featureId: string, now: Date) {
  const rows = await db
    .select({
      request: requests,
      accountKey: accounts.key,
      accountName: accounts.name,
      arr: accounts.arr,
      type: accounts.type,
      teamId: accounts.teamId,
      requestedByName: users.name,
    })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .innerJoin(users, eq(users.id, requests.requestedBy))
    .where(and(eq(requests.featureId, featureId), eq(requests.status, 'pending'), openAt(now)))
    .orderBy(asc(requests.createdAt))
    .limit(200);
  const decided = rows.length
    ? await db
        .select()
        .from(approvals)
        .where(
          inArray(
            approvals.requestId,
            rows.map((row) => row.request.id),
          ),
        )
    : [];
  return rows.map((row) => ({ ...row, decided: decided.filter((one) => one.requestId === row.request.id) }));
}
