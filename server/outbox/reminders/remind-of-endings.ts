import { and, asc, eq, gt, isNull, lte, notExists, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { reminders } from '#db/schema/working.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { addDays } from '#domain/dates.ts';
import { dueEnding } from '#domain/reminders.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import type { House } from '#server/house.ts';
import { firstTime } from './first-time.ts';

const batch = 200;

/** Tells of grants that end in 7 days or in 1, once for each end. @returns how many were told of. */
export async function remindOfEndings(house: House, now: Date): Promise<number> {
  const events = await runAsSystem(house, now, async (tx) => {
    const due = (await endingSoon(tx, now)).flatMap((grant) => {
      const ending = dueEnding(grant, now);
      return ending ? [{ ...grant, ...ending, subjectId: grant.grantId, about: grant.expiresAt }] : [];
    });
    return (await firstTime(tx, due, now)).map(
      ({ feature, account, grantId, expiresAt, inDays }): AuditEvent => ({
        type: 'grant.ends_soon',
        feature,
        account,
        grantId,
        expiresAt: expiresAt.toISOString(),
        inDays,
      }),
    );
  });
  return events.length;
}

/** Those that `dueEnding` finds due and that were not told of yet, soonest first. */
function endingSoon(tx: Transaction, now: Date) {
  const lastDay = addDays(now, 1).toISOString();
  const days = sql`case when ${grants.expiresAt} <= ${lastDay}::timestamptz then 1 else 7 end`;
  const told = tx
    .select({ id: reminders.id })
    .from(reminders)
    .where(
      and(
        eq(reminders.subjectId, grants.id),
        eq(reminders.about, grants.expiresAt),
        sql`${reminders.kind} = 'grant_' || ${days}`,
      ),
    );
  return tx
    .select({
      grantId: grants.id,
      startsAt: grants.startsAt,
      expiresAt: grants.expiresAt,
      feature: { id: features.id, key: features.key, name: features.name },
      account: { id: accounts.id, key: accounts.key, name: accounts.name },
    })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(
      and(
        isNull(grants.endedAt),
        gt(grants.expiresAt, now),
        lte(grants.expiresAt, addDays(now, 7)),
        sql`${grants.expiresAt} - ${days} * interval '24 hours' > ${grants.startsAt}`,
        notExists(told),
      ),
    )
    .orderBy(asc(grants.expiresAt))
    .limit(batch)
    .for('update', { of: grants, skipLocked: true });
}
