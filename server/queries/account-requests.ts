import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { approvals, requests } from '#db/schema/access.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';
import { openStep } from '#domain/requests.ts';
import { holdsOffer } from '#domain/waitlist.ts';
import { openAt } from '#server/access/open-requests.ts';

interface OfAccount {
  readonly id: string;
  readonly ownerId: string;
  readonly type: string;
}

/** What was asked for an account and is still open, with the yes that is missing and until when a place is held. */
export async function accountRequests(db: Database, account: OfAccount, by: Person, now: Date) {
  const rows = await db
    .select({ request: requests, requestedByName: users.name })
    .from(requests)
    .innerJoin(users, eq(users.id, requests.requestedBy))
    .where(and(eq(requests.accountId, account.id), openAt(now)));
  const ids = rows.map(({ request }) => request.id);
  const given = ids.length ? await db.select().from(approvals).where(inArray(approvals.requestId, ids)) : [];
  const mayUnlock = permits('unlock', by.roles, {
    byPolicy: true,
    internalAccounts: account.type === 'internal',
  });
  return rows.map(({ request, requestedByName }) => {
    const { id, featureId, status, createdAt, requestedBy, requestedFor, days, reason, steps } = request;
    const { dealValue, dealCloseDate, waitsSince, variant, contactKeys, startsAt } = request;
    const judged = { ...request, approvals: given.filter((one) => one.requestId === id) };
    return {
      ...{ id, featureId, status, createdAt, requestedBy, requestedFor, requestedByName, days, reason },
      ...{ dealValue, dealCloseDate, waitsSince, variant, contactKeys, startsAt },
      /** Whose yes is missing; nothing when all said yes. */
      lacks: steps[openStep(judged) ?? -1]?.group ?? null,
      /** A place is held until then. */
      heldUntil: holdsOffer(request, now) ? request.offeredUntil : null,
      mayTake: mayUnlock && [requestedFor, account.ownerId].includes(by.id),
    };
  });
}
