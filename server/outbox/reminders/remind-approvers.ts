import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { inSlices } from '#db/in-slices.ts';
import { approvals, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { reminders } from '#db/schema/working.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { addHours } from '#domain/dates.ts';
import { dueReminder } from '#domain/reminders.ts';
import { openAt } from '#server/access/open-requests.ts';
import { readWaitingTimes } from '#server/access/waiting-times.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import type { House } from '#server/house.ts';
import { firstTime } from './first-time.ts';

/** Reminds approvers of requests that wait, and says when others may answer; once each. @returns how many were told of. */
export async function remindApprovers(house: House, now: Date): Promise<number> {
  const events = await runAsSystem(house, now, async (tx) => {
    const times = await readWaitingTimes(tx);
    const due = (await waitingSince(tx, addHours(now, -times.reminderHours), now)).flatMap((row) => {
      const reminder = dueReminder(row.judged, times, now);
      return reminder ? [{ ...row, ...reminder, subjectId: row.requestId, about: reminder.since }] : [];
    });
    return (await firstTime(tx, await untold(tx, due), now)).map(
      ({ kind, feature, account, requestId, waitsForHours }): AuditEvent => ({
        type: kind === 'request_escalated' ? 'request.escalated' : 'request.reminded',
        feature,
        account,
        requestId,
        waitsForHours,
      }),
    );
  });
  return events.length;
}

async function waitingSince(tx: Transaction, before: Date, now: Date) {
  const open = await tx
    .select({
      request: requests,
      feature: { id: features.id, key: features.key, name: features.name },
      account: { id: accounts.id, key: accounts.key, name: accounts.name },
    })
    .from(requests)
    .innerJoin(features, eq(features.id, requests.featureId))
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(and(openAt(now), lte(requests.revisedAt, before)))
    .orderBy(asc(requests.revisedAt))
    .for('update', { of: requests, skipLocked: true });
  const ids = open.map(({ request }) => request.id);
  const given = Map.groupBy(
    await inSlices(ids, (slice) => tx.select().from(approvals).where(inArray(approvals.requestId, slice))),
    ({ requestId }) => requestId,
  );
  return open.map(({ request, feature, account }) => ({
    requestId: request.id,
    feature,
    account,
    judged: { ...request, approvals: given.get(request.id) ?? [] },
  }));
}

/** Leaves out what was told before without a try to write it down again. */
async function untold<
  One extends { readonly kind: string; readonly subjectId: string; readonly about: Date },
>(tx: Transaction, due: readonly One[]): Promise<One[]> {
  const ids = due.map(({ subjectId }) => subjectId);
  const rows = await inSlices(ids, (slice) =>
    tx.select().from(reminders).where(inArray(reminders.subjectId, slice)),
  );
  const known = ({ kind, subjectId, about }: Pick<One, 'kind' | 'subjectId' | 'about'>) =>
    `${kind} ${subjectId} ${about.getTime()}`;
  const told = new Set(rows.map(known));
  return due.filter((one) => !told.has(known(one)));
}
