import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { approvals, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import type { Person } from '#domain/act.ts';
import { mayDecide, openStep } from '#domain/requests.ts';
import { approverFor, readAway, readEscalationHours } from '#server/access/approvers.ts';
import { openAt } from '#server/access/open-requests.ts';

const judgedAtMost = 5000;

export interface WhatWaits {
  /** Ids of requests that wait for a yes of this reader. */
  readonly mine: readonly string[];
  /** Ids of those that wait for a yes of others. */
  readonly others: readonly string[];
}

/** Every request that wants a yes, judged by what that needs alone, those without a place in line first, then the oldest. `only` speaks of them, their feature and account. */
export async function whatWaits(db: Database, by: Person, now: Date, only?: SQL): Promise<WhatWaits> {
  const wanting = sql`${openAt(now)} and jsonb_array_length(${requests.steps}) > 0`;
  const rows = await db
    .select({
      id: requests.id,
      status: requests.status,
      revision: requests.revision,
      revisedAt: requests.revisedAt,
      requestedBy: requests.requestedBy,
      requestedFor: requests.requestedFor,
      steps: requests.steps,
      pmId: features.pmId,
      teamId: accounts.teamId,
    })
    .from(requests)
    .innerJoin(features, eq(features.id, requests.featureId))
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(and(wanting, only))
    .orderBy(desc(sql`${requests.status} = 'pending'`), asc(requests.createdAt), asc(requests.id))
    .limit(judgedAtMost);
  if (rows.length === 0) return { mine: [], others: [] };
  const given = await db
    .select({
      requestId: approvals.requestId,
      step: approvals.step,
      requestRevision: approvals.requestRevision,
      decidedBy: approvals.decidedBy,
      onBehalfOf: approvals.onBehalfOf,
      decision: approvals.decision,
      createdAt: approvals.createdAt,
    })
    .from(approvals)
    .innerJoin(requests, eq(requests.id, approvals.requestId))
    .where(
      only
        ? inArray(
            requests.id,
            rows.map(({ id }) => id),
          )
        : wanting,
    );
  const ofRequest = Map.groupBy(given, ({ requestId }) => requestId);
  const away = await readAway(db, [by.id], now);
  const patience = { escalationHours: await readEscalationHours(db), now };
  const waiting = rows
    .map((row) => ({ ...row, approvals: ofRequest.get(row.id) ?? [] }))
    .filter((row) => openStep(row) !== undefined);
  const sides = Map.groupBy(waiting, (row) => mayDecide(row, approverFor(by, away, row), patience));
  const ids = (mine: boolean) => (sides.get(mine) ?? []).map(({ id }) => id);
  return { mine: ids(true), others: ids(false) };
}
