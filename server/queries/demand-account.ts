import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { interests } from '#db/schema/demand.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { byDeal } from '#domain/by-deal.ts';
import { permits } from '#domain/permissions.ts';
import { mayWithdraw } from './demand-feature.ts';
import { feedbackOf } from './demand-feedback.ts';

/** What an account asks for and can not have yet, and what it says about what it has; undefined when there is no such account. */
export async function accountDemand(db: Database, key: string, by: Person) {
  const [account] = await db
    .select({ id: accounts.id, name: accounts.name, ownerId: accounts.ownerId, teamId: accounts.teamId })
    .from(accounts)
    .where(eq(accounts.key, key));
  if (!account) return undefined;
  const asked = await db
    .select({
      interest: interests,
      feature: { id: features.id, key: features.key, name: features.name, stage: features.stage },
      heardByName: users.name,
    })
    .from(interests)
    .innerJoin(features, eq(features.id, interests.featureId))
    .innerJoin(users, eq(users.id, interests.heardBy))
    .where(and(eq(interests.accountId, account.id), isNull(interests.settledAt)));
  const had = await db
    .selectDistinct({ id: features.id, key: features.key, name: features.name })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .where(eq(grants.accountId, account.id))
    .orderBy(asc(features.name));
  return {
    mayRecord: permits('record_interest', by.roles, {}),
    mayAnswer: permits('comment', by.roles, {}),
    asksFor: byDeal(
      asked.map(({ interest, ...rest }) => ({
        ...interest,
        ...rest,
        mayWithdraw: mayWithdraw({ ...interest, account }, by),
      })),
      (one) => one.createdAt,
    ),
    /** Features it can say something about. */
    had,
    feedback: await feedbackOf(db, { accountId: account.id }),
  };
}
