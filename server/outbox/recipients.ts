import { and, arrayOverlaps, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { approvals, grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { RecordedEvent } from '#domain/audit/events.ts';
import { inGroup, openStep } from '#domain/requests.ts';
import { livingAt } from '#server/access/read-access.ts';

type Reading = Database | Transaction;

/** Whom an event is told to, besides whoever did it. An event that is not named here is told to nobody. */
export async function recipientsOf(db: Reading, { event, actor, at }: RecordedEvent): Promise<string[]> {
  const told = await affectedBy(db, event, at);
  const doer = actor.kind === 'user' ? actor.id : undefined;
  return [...new Set(told)].filter((id) => id !== doer);
}

async function affectedBy(db: Reading, event: RecordedEvent['event'], at: Date): Promise<string[]> {
  switch (event.type) {
    case 'request.created':
    case 'request.step_approved':
      return decidersOf(db, event.requestId);
    case 'request.approved':
    case 'request.rejected':
      return askersOf(db, event.requestId);
    case 'grant.revoked':
      return grantersOf(db, eq(grants.id, event.grantId));
    case 'feature.killed':
      return grantersOf(db, and(eq(grants.featureId, event.feature.id), livingAt(at)));
    default:
      return [];
  }
}

/** Everybody who can decide on the step that the request waits for now. */
async function decidersOf(db: Reading, requestId: string): Promise<string[]> {
  const [row] = await db
    .select({ request: requests, pmId: features.pmId, teamId: accounts.teamId })
    .from(requests)
    .innerJoin(features, eq(features.id, requests.featureId))
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(eq(requests.id, requestId));
  if (row?.request.status !== 'pending') return [];
  const decided = await db.select().from(approvals).where(eq(approvals.requestId, requestId));
  const step = row.request.steps[openStep({ ...row.request, approvals: decided }) ?? -1];
  if (!step) return [];
  const candidates = await db
    .select({ id: users.id, roles: users.roles, teamId: users.teamId })
    .from(users)
    .where(and(eq(users.active, true), arrayOverlaps(users.roles, ['pm', 'sales_lead', 'engineer'])));
  const askers = [row.request.requestedBy, row.request.requestedFor];
  return candidates
    .filter(({ id, roles, teamId }) => {
      const sameTeam = teamId !== null && teamId === row.teamId;
      return inGroup(step.group, { id, roles, isFeaturePm: id === row.pmId, sameTeam });
    })
    .map(({ id }) => id)
    .filter((id) => !askers.includes(id) && !decided.some(({ decidedBy }) => decidedBy === id));
}

async function askersOf(db: Reading, requestId: string): Promise<string[]> {
  const found = await db
    .select({ by: requests.requestedBy, for: requests.requestedFor })
    .from(requests)
    .where(eq(requests.id, requestId));
  return found.flatMap((request) => [request.by, request.for]);
}

async function grantersOf(db: Reading, which: ReturnType<typeof and>): Promise<string[]> {
  const found = await db.selectDistinct({ id: grants.grantedBy }).from(grants).where(which);
  return found.map(({ id }) => id);
}
