import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { contacts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { features, rounds } from '#db/schema/features.ts';
import type { Person } from '#domain/act.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { asSentence } from '#domain/decision.ts';
import { permits } from '#domain/permissions.ts';
import { lineAt, placeOf } from '#domain/waitlist.ts';
import { readAway, readEscalationHours } from '#server/access/approvers.ts';
import { overAt } from '#server/access/open-requests.ts';
import { readWaiting, seatsTaken } from '#server/access/read-access.ts';
import { approvalsOf, selectRequests } from './approvals-list.ts';
import { onable } from './onable.ts';
import { nothingSimilar, similarDecisions } from './similar-decisions.ts';
import { standingOf } from './standing-of-request.ts';

/** Everything one request's page shows; undefined when there is no such request. Reading it never acts. */
export async function requestPage(db: Database, requestId: string, by: Person, now: Date) {
  const [row] = await selectRequests(db).where(eq(requests.id, requestId));
  if (!row) return undefined;
  const approvals = await approvalsOf(db, [requestId]);
  const away = await readAway(db, [by.id], now);
  const patience = { escalationHours: await readEscalationHours(db), now };
  const taken = await seatsTaken(db, [row.round.id], now);
  const similar = await similarDecisions(db, [requestId]);
  const inLine = lineAt(await readWaiting(db, [row.round.id], now), now);
  const over = (await db.$count(requests, and(eq(requests.id, requestId), overAt(now)))) > 0;
  const [grant] = await db
    .select({ id: grants.id, startsAt: grants.startsAt, expiresAt: grants.expiresAt })
    .from(grants)
    .where(
      row.request.extendsGrantId
        ? eq(grants.id, row.request.extendsGrantId)
        : eq(grants.requestId, requestId),
    );
  const events = await db
    .select({
      seq: auditEvents.seq,
      at: auditEvents.at,
      actor: auditEvents.actor,
      event: auditEvents.event,
      hash: auditEvents.hash,
    })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.featureId, row.feature.id),
        eq(auditEvents.accountId, row.account.id),
        sql`${auditEvents.event} ->> 'requestId' = ${requestId}`,
      ),
    )
    .orderBy(asc(auditEvents.seq));
  return {
    ...row,
    ...standingOf({ ...row, approvals, over }, { by, away }, patience),
    /** What it asked to make longer has ended, so nobody answers it any more. */
    over,
    round: { ...row.round, taken: taken.get(row.round.id) ?? 0 },
    approvals: approvals.map(({ requestId: _, ...one }) => one),
    similar: similar.get(requestId) ?? nothingSimilar,
    /** Counted from 1; null when it does not wait for a place. */
    place: placeOf(inLine, requestId) ?? null,
    /** What it made, or what it asks to make longer. */
    grant: grant ?? null,
    events,
    /** What the policy that refused it says; null when people answered. */
    refusedBecause: row.request.status === 'rejected' ? refusalOf(events.map(({ event }) => event)) : null,
    terms: await termsOf(db, row.request, row.account.id),
    mayComment: permits('comment', by.roles, {}),
  };
}

function refusalOf(events: readonly AuditEvent[]): string | null {
  const last = events.findLast(({ type }) => type === 'request.rejudged' || type === 'request.rejected');
  if (last?.type !== 'request.rejudged') return null;
  return last.reason ?? asSentence(last.to);
}

/** What its asker can choose from. */
async function termsOf(db: Database, request: typeof requests.$inferSelect, accountId: string) {
  const [found] = await db
    .select({
      defaultDays: rounds.defaultDays,
      maxDays: rounds.maxDays,
      variants: features.variants,
      onVariant: features.onVariant,
      offVariant: features.offVariant,
    })
    .from(rounds)
    .innerJoin(features, eq(features.id, rounds.featureId))
    .where(eq(rounds.id, request.roundId));
  const people = await db
    .select({ key: contacts.key, name: contacts.name, email: contacts.email })
    .from(contacts)
    .where(eq(contacts.accountId, accountId))
    .orderBy(asc(contacts.name));
  return {
    limits: { defaultDays: found?.defaultDays ?? request.days, maxDays: found?.maxDays ?? request.days },
    variants: found ? onable(found) : [],
    onVariant: found?.onVariant ?? '',
    contacts: people,
  };
}
