import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { breakGlassReviews, grants } from '#db/schema/access.ts';

/** When the glass was last broken for this account and feature, if nobody has looked at it yet. */
export async function unreviewedSince(
  db: Database | Transaction,
  pair: { readonly featureId: string; readonly accountId: string },
): Promise<Date | undefined> {
  const [last] = await db
    .select({ createdAt: grants.createdAt })
    .from(grants)
    .leftJoin(breakGlassReviews, eq(breakGlassReviews.grantId, grants.id))
    .where(
      and(
        eq(grants.featureId, pair.featureId),
        eq(grants.accountId, pair.accountId),
        eq(grants.source, 'break_glass'),
        isNull(grants.carriedFrom),
        isNull(breakGlassReviews.grantId),
      ),
    )
    .orderBy(desc(grants.createdAt))
    .limit(1);
  return last?.createdAt;
}
