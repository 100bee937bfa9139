import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { breakGlassReviews, grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { mayReview } from '#domain/break-glass.ts';
import { permits } from '#domain/permissions.ts';

const shownAtMost = 100;

/** Break-glass that nobody has looked at, oldest first; for those who may. */
export async function breakGlassToReview(db: Database, by: Person) {
  if (!permits('break_glass', by.roles, {})) return [];
  const rows = await db
    .select({
      id: grants.id,
      source: grants.source,
      grantedBy: grants.grantedBy,
      sellerId: grants.sellerId,
      grantedByName: users.name,
      reason: grants.reason,
      ruleText: grants.ruleText,
      createdAt: grants.createdAt,
      startsAt: grants.startsAt,
      expiresAt: grants.expiresAt,
      endedAt: grants.endedAt,
      endedAs: grants.endedAs,
      feature: { key: features.key, name: features.name, stage: features.stage },
      account: { key: accounts.key, name: accounts.name, arr: accounts.arr },
    })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .innerJoin(users, eq(users.id, grants.grantedBy))
    .leftJoin(breakGlassReviews, eq(breakGlassReviews.grantId, grants.id))
    .where(
      and(eq(grants.source, 'break_glass'), isNull(grants.carriedFrom), isNull(breakGlassReviews.grantId)),
    )
    .orderBy(asc(grants.createdAt))
    .limit(shownAtMost);
  return rows.map((row) => ({ ...row, mayReview: mayReview(row, by) }));
}
