import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grantActivations, grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { evaluationRollups } from '#db/schema/evaluation.ts';
import { features } from '#db/schema/features.ts';

/** Whether the customer's app has picked the grant up: asked every second while the unlock sheet is open. */
export async function grantProof(db: Database, grantId: string) {
  const [row] = await db
    .select({
      startsAt: grants.startsAt,
      expiresAt: grants.expiresAt,
      endedAt: grants.endedAt,
      createdAt: grants.createdAt,
      intentAt: grants.intentAt,
      carriedFrom: grants.carriedFrom,
      ruleText: grants.ruleText,
      featureId: grants.featureId,
      featureKey: features.key,
      accountId: grants.accountId,
      accountKey: accounts.key,
      firstOnAt: grantActivations.firstOnAt,
      environment: grantActivations.environmentKey,
    })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .leftJoin(grantActivations, eq(grantActivations.grantId, grants.id))
    .where(eq(grants.id, grantId));
  if (!row) return undefined;
  const [asked] = await db
    .select({
      environment: evaluationRollups.environmentKey,
      lastAskedAt: evaluationRollups.lastAskedAt,
      lastOn: evaluationRollups.lastOn,
    })
    .from(evaluationRollups)
    .where(
      and(eq(evaluationRollups.featureKey, row.featureKey), eq(evaluationRollups.accountKey, row.accountKey)),
    )
    .orderBy(desc(evaluationRollups.lastAskedAt))
    .limit(1);
  const [event] = await db
    .select({ hash: auditEvents.hash })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.accountId, row.accountId),
        eq(auditEvents.featureId, row.featureId),
        eq(auditEvents.type, 'grant.created'),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  return {
    ...row,
    hash: event?.hash ?? null,
    asked: asked ? { ...asked, lastOn: asked.lastOn === 1 } : null,
  };
}
