import { asc, eq, inArray, isNull } from 'drizzle-orm';
import { grantActivations, grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { sinceTheUnlockMs } from '#domain/time-to-unlock.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import type { House } from '#server/house.ts';

const batch = 200;

/**
 * Puts first `on` answers, which the evaluators left beside the audit chain, onto it: the proof that a customer's app
 * picked up its grant, and how long that took since the unlock.
 * @returns how many were recorded.
 */
export async function recordActivations(house: House, now: Date): Promise<number> {
  const events = await runAsSystem(house, now, async (tx) => {
    const told = await tx
      .select({
        grantId: grants.id,
        environment: grantActivations.environmentKey,
        firstOnAt: grantActivations.firstOnAt,
        grant: {
          createdAt: grants.createdAt,
          startsAt: grants.startsAt,
          carriedFrom: grants.carriedFrom,
        },
        feature: { id: features.id, key: features.key, name: features.name },
        account: { id: accounts.id, key: accounts.key, name: accounts.name },
      })
      .from(grantActivations)
      .innerJoin(grants, eq(grants.id, grantActivations.grantId))
      .innerJoin(features, eq(features.id, grants.featureId))
      .innerJoin(accounts, eq(accounts.id, grants.accountId))
      .where(isNull(grantActivations.recordedAt))
      .orderBy(asc(grantActivations.firstOnAt))
      .limit(batch)
      .for('update', { of: grantActivations, skipLocked: true });
    if (told.length === 0) return [];
    const ids = told.map(({ grantId }) => grantId);
    await tx.update(grantActivations).set({ recordedAt: now }).where(inArray(grantActivations.grantId, ids));
    return told.map(
      ({ firstOnAt, grant, ...about }): AuditEvent => ({
        type: 'grant.activated',
        ...about,
        afterMs: sinceTheUnlockMs(grant, firstOnAt) ?? 0,
      }),
    );
  });
  return events.length;
}
