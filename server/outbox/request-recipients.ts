import { and, arrayOverlaps, eq } from 'drizzle-orm';
import { approvals, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { approvingRoles } from '#domain/delegations.ts';
import { mayDecide } from '#domain/requests.ts';
import { approverFor, readAway, readEscalationHours } from '#server/access/approvers.ts';
import type { Reading, ToldTo } from './told-to.ts';

export const requestRecipients: ToldTo = {
  'request.created': (db, event, at) => decidersOf(db, event.requestId, at),
  'request.changed': (db, event, at) => decidersOf(db, event.requestId, at),
  'request.step_approved': (db, event, at) => decidersOf(db, event.requestId, at),
  'request.reminded': (db, event, at) => decidersOf(db, event.requestId, at),
  'request.escalated': (db, event, at) => decidersOf(db, event.requestId, at),
  'request.approved': (db, event) => askersOf(db, event.requestId),
  'request.rejected': (db, event) => askersOf(db, event.requestId),
  'request.cancelled': (db, event) => askersOf(db, event.requestId),
  'request.rejudged': async (db, event, at) => [
    ...(await askersOf(db, event.requestId)),
    ...(event.outcome === 'needsApproval' ? await decidersOf(db, event.requestId, at) : []),
  ],
  'request.waitlisted': (db, event) => sellersOf(db, event.requestId),
  'request.offered': (db, event) => sellersOf(db, event.requestId),
  'request.offer_lapsed': (db, event) => sellersOf(db, event.requestId),
};

/** Everybody who can decide at that moment on the step that the request waits for, also for those who are away. */
export async function decidersOf(db: Reading, requestId: string, at: Date): Promise<string[]> {
  const [row] = await db
    .select({ request: requests, pmId: features.pmId, teamId: accounts.teamId })
    .from(requests)
    .innerJoin(features, eq(features.id, requests.featureId))
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(eq(requests.id, requestId));
  if (!row) return [];
  const decided = await db.select().from(approvals).where(eq(approvals.requestId, requestId));
  const candidates = await db
    .select({ id: users.id, roles: users.roles, teamId: users.teamId })
    .from(users)
    .where(and(eq(users.active, true), arrayOverlaps(users.roles, [...approvingRoles])));
  const ids = candidates.map(({ id }) => id);
  const away = await readAway(db, ids, at);
  const patience = { escalationHours: await readEscalationHours(db), now: at };
  return candidates
    .filter((one) => mayDecide({ ...row.request, approvals: decided }, approverFor(one, away, row), patience))
    .map(({ id }) => id);
}

export async function askersOf(db: Reading, requestId: string): Promise<string[]> {
  const found = await db
    .select({ by: requests.requestedBy, for: requests.requestedFor })
    .from(requests)
    .where(eq(requests.id, requestId));
  return found.flatMap((request) => [request.by, request.for]);
}

/** Whoever asked, for whom, and who owns the account: any of them takes the place. */
async function sellersOf(db: Reading, requestId: string): Promise<string[]> {
  const found = await db
    .select({ by: requests.requestedBy, for: requests.requestedFor, ownerId: accounts.ownerId })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(eq(requests.id, requestId));
  return found.flatMap((one) => [one.by, one.for, one.ownerId]);
}
