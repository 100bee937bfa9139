import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { approvals, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features, rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { inGroup, openStep } from '#domain/requests.ts';
import { seatsTaken } from '#server/access/read-access.ts';

/** Pending requests, oldest first: first those that wait for this reader, then the others. */
export async function approvalsList(db: Database, by: Person, now: Date) {
  const rows = await db
    .select({
      request: requests,
      feature: {
        id: features.id,
        key: features.key,
        name: features.name,
        stage: features.stage,
        pmId: features.pmId,
      },
      account: {
        key: accounts.key,
        name: accounts.name,
        arr: accounts.arr,
        tier: accounts.tier,
        region: accounts.region,
        type: accounts.type,
        teamId: accounts.teamId,
      },
      round: { id: rounds.id, kind: rounds.kind, number: rounds.number, seats: rounds.seats },
      requestedByName: users.name,
    })
    .from(requests)
    .innerJoin(features, eq(features.id, requests.featureId))
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .innerJoin(rounds, eq(rounds.id, requests.roundId))
    .innerJoin(users, eq(users.id, requests.requestedBy))
    .where(eq(requests.status, 'pending'))
    .orderBy(asc(requests.createdAt))
    .limit(200);
  if (rows.length === 0) return [];
  const decided = await db
    .select({ approval: approvals, byName: users.name })
    .from(approvals)
    .innerJoin(users, eq(users.id, approvals.decidedBy))
    .where(
      inArray(
        approvals.requestId,
        rows.map((row) => row.request.id),
      ),
    );
  const taken = await seatsTaken(
    db,
    rows.map((row) => row.round.id),
    now,
  );
  const past = await db
    .select({ featureId: requests.featureId, status: requests.status, count: sql<number>`count(*)::int` })
    .from(requests)
    .where(
      and(
        inArray(
          requests.featureId,
          rows.map((row) => row.feature.id),
        ),
        inArray(requests.status, ['approved', 'rejected']),
      ),
    )
    .groupBy(requests.featureId, requests.status);

  const listed = rows.map((row) => {
    const { request, feature } = row;
    const given = decided.filter((one) => one.approval.requestId === request.id);
    const step = openStep({ ...request, approvals: given.map((one) => one.approval) }) ?? 0;
    const group = request.steps[step]?.group;
    const approver = {
      id: by.id,
      roles: by.roles,
      isFeaturePm: feature.pmId === by.id,
      sameTeam: by.teamId !== null && row.account.teamId === by.teamId,
    };
    const isMine = request.requestedBy === by.id || request.requestedFor === by.id;
    const count = (status: string) =>
      past.find((one) => one.featureId === feature.id && one.status === status)?.count ?? 0;
    return {
      ...row,
      round: { ...row.round, taken: taken.get(row.round.id) ?? 0 },
      waitsFor: group ?? null,
      step: step + 1,
      approvedBy: given.map((one) => one.byName),
      isMine,
      mayDecide:
        group !== undefined &&
        !isMine &&
        !given.some((one) => one.approval.decidedBy === by.id) &&
        inGroup(group, approver),
      past: { approved: count('approved'), rejected: count('rejected') },
    };
  });
  return [...listed.filter((one) => one.mayDecide), ...listed.filter((one) => !one.mayDecide)];
}
