import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { approvals, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import type { Person } from '#domain/act.ts';
import { openStep } from '#domain/requests.ts';

/** Places that are held for accounts of this person, or for what they asked; the one that ends first comes first. */
export async function homeOffers(db: Database, by: Person, now: Date) {
  const theirs = or(
    eq(requests.requestedBy, by.id),
    eq(requests.requestedFor, by.id),
    eq(accounts.ownerId, by.id),
  );
  const rows = await db
    .select({ request: requests, account: accounts, feature: features })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .innerJoin(features, eq(features.id, requests.featureId))
    .where(and(eq(requests.status, 'offered'), gt(requests.offeredUntil, now), theirs))
    .orderBy(asc(requests.offeredUntil))
    .limit(8);
  const ids = rows.map(({ request }) => request.id);
  const given = await db.select().from(approvals).where(inArray(approvals.requestId, ids));
  return rows.map(({ request, account, feature }) => {
    const judged = { ...request, approvals: given.filter(({ requestId }) => requestId === request.id) };
    return {
      requestId: request.id,
      heldUntil: request.offeredUntil ?? now,
      account: { key: account.key, name: account.name },
      feature: { key: feature.key, name: feature.name },
      lacks: request.steps[openStep(judged) ?? -1]?.group ?? null,
    };
  });
}
