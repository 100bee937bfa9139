import { asc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { approvals, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features, rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import type { Side } from '#domain/lists.ts';
import { readAway, readEscalationHours } from '#server/access/approvers.ts';
import { seatsTaken } from '#server/access/read-access.ts';
import { nothingSimilar, similarDecisions } from './similar-decisions.ts';
import { standingOf } from './standing-of-request.ts';
import { whatWaits } from './what-waits.ts';

const asker = alias(users, 'asker');
const askedFor = alias(users, 'asked_for');
const stoodInFor = alias(users, 'stood_in_for');

/** What stands beside a request in lists and on its page. */
const requestColumns = {
  request: requests,
  feature: {
    id: features.id,
    key: features.key,
    name: features.name,
    stage: features.stage,
    pmId: features.pmId,
  },
  account: {
    id: accounts.id,
    key: accounts.key,
    name: accounts.name,
    arr: accounts.arr,
    tier: accounts.tier,
    region: accounts.region,
    type: accounts.type,
    teamId: accounts.teamId,
    ownerId: accounts.ownerId,
  },
  round: { id: rounds.id, kind: rounds.kind, number: rounds.number, seats: rounds.seats },
  requestedByName: asker.name,
  requestedForName: askedFor.name,
};

/** The whole row of a request, as lists and its page show it. */
export function selectRequests(db: Database) {
  return db
    .select(requestColumns)
    .from(requests)
    .innerJoin(features, eq(features.id, requests.featureId))
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .innerJoin(rounds, eq(rounds.id, requests.roundId))
    .innerJoin(asker, eq(asker.id, requests.requestedBy))
    .innerJoin(askedFor, eq(askedFor.id, requests.requestedFor))
    .$dynamic();
}

interface Wanted {
  readonly side: Side;
  readonly atMost: number;
}

/** The first requests that wait for a yes of this side, each with how far it got for this reader, and how many there are. */
export async function requestsThatWait(db: Database, by: Person, now: Date, wanted: Wanted) {
  const { ids, ...all } = await whatWaits(db, by, now, wanted);
  if (ids.length === 0) return { rows: [], ...all };
  const read = await selectRequests(db).where(inArray(requests.id, [...ids]));
  const given = Map.groupBy(await approvalsOf(db, ids), ({ requestId }) => requestId);
  const reader = { by, away: await readAway(db, [by.id], now) };
  const patience = { escalationHours: await readEscalationHours(db), now };
  const rows = read
    .toSorted((one, other) => ids.indexOf(one.request.id) - ids.indexOf(other.request.id))
    .map((row) => ({
      ...row,
      ...standingOf({ ...row, approvals: given.get(row.request.id) ?? [] }, reader, patience),
    }));
  return { rows, ...all };
}

/** The same with what helps to decide: places, and what was decided before. */
export async function approvalsList(db: Database, by: Person, now: Date, wanted: Wanted) {
  const { rows, ...all } = await requestsThatWait(db, by, now, wanted);
  const taken = await seatsTaken(db, [...new Set(rows.map((row) => row.round.id))], now);
  const similar = await similarDecisions(
    db,
    rows.map((row) => row.request.id),
  );
  const listed = rows.map((row) => ({
    ...row,
    round: { ...row.round, taken: taken.get(row.round.id) ?? 0 },
    similar: similar.get(row.request.id) ?? nothingSimilar,
  }));
  return { rows: listed, ...all };
}

/** Every yes and no to these requests, in the order in which they were given. */
export async function approvalsOf(db: Database, requestIds: readonly string[]) {
  return db
    .select({
      requestId: approvals.requestId,
      step: approvals.step,
      requestRevision: approvals.requestRevision,
      decidedBy: approvals.decidedBy,
      onBehalfOf: approvals.onBehalfOf,
      decision: approvals.decision,
      reason: approvals.reason,
      createdAt: approvals.createdAt,
      byName: users.name,
      inPlaceOf: stoodInFor.name,
    })
    .from(approvals)
    .innerJoin(users, eq(users.id, approvals.decidedBy))
    .leftJoin(stoodInFor, eq(stoodInFor.id, approvals.onBehalfOf))
    .where(inArray(approvals.requestId, [...requestIds]))
    .orderBy(asc(approvals.createdAt));
}

export type GivenApproval = Awaited<ReturnType<typeof approvalsOf>>[number];
