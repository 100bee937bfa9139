import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { inSlices } from '#db/in-slices.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import type { ClosingGrant } from '#domain/closing.ts';
import type { GrantEnding } from '#domain/grants.ts';
import { openStatuses } from '#domain/requests.ts';
import type { PendingRequest } from '#domain/rounds.ts';
import { overAt } from '#server/access/open-requests.ts';
import { livingAt } from '#server/access/read-access.ts';

const accountRef = { id: accounts.id, key: accounts.key, name: accounts.name };

/** Locks what would end with a feature, with one of its rounds or for one account: living grants. */
export async function lockLivingGrants(
  tx: Transaction,
  of: { featureId: string; roundId?: string; accountId?: string },
  now: Date,
): Promise<ClosingGrant[]> {
  const scope = and(
    eq(grants.featureId, of.featureId),
    of.roundId ? eq(grants.roundId, of.roundId) : undefined,
    of.accountId ? eq(grants.accountId, of.accountId) : undefined,
  );
  return tx
    .select({
      id: grants.id,
      account: accountRef,
      startsAt: grants.startsAt,
      expiresAt: grants.expiresAt,
      source: grants.source,
    })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(and(scope, livingAt(now), isNull(grants.endedAt)))
    .orderBy(grants.id)
    .for('update', { of: grants });
}

/** Locks the requests of a feature, of one of its rounds or for one account that still wait for an answer. */
export async function lockOpenRequests(
  tx: Transaction,
  of: { featureId: string; roundId?: string; accountId?: string },
): Promise<PendingRequest[]> {
  const scope = and(
    eq(requests.featureId, of.featureId),
    of.roundId ? eq(requests.roundId, of.roundId) : undefined,
    of.accountId ? eq(requests.accountId, of.accountId) : undefined,
  );
  return tx
    .select({ id: requests.id, account: accountRef })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(and(scope, inArray(requests.status, openStatuses)))
    .orderBy(requests.id)
    .for('update', { of: requests });
}

/** Locks what was asked for the pair, was never answered and is over, so that something new can take its place. */
export async function lockOverRequests(
  tx: Transaction,
  pair: { readonly featureId: string; readonly accountId: string },
  now: Date,
): Promise<PendingRequest[]> {
  return tx
    .select({ id: requests.id, account: accountRef })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(and(eq(requests.featureId, pair.featureId), eq(requests.accountId, pair.accountId), overAt(now)))
    .orderBy(requests.id)
    .for('update', { of: requests });
}

export async function endGrants(
  tx: Transaction,
  ids: readonly string[],
  end: { at: Date; as: GrantEnding; reason: string },
): Promise<void> {
  await inSlices(ids, (slice) =>
    tx
      .update(grants)
      .set({ endedAt: end.at, endedAs: end.as, endReason: end.reason })
      .where(and(inArray(grants.id, slice), isNull(grants.endedAt))),
  );
}

export async function cancelRequests(tx: Transaction, ids: readonly string[], at: Date): Promise<void> {
  await inSlices(ids, (slice) =>
    tx.update(requests).set({ status: 'cancelled', decidedAt: at }).where(inArray(requests.id, slice)),
  );
}
