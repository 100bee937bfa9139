import { and, eq, type SQL } from 'drizzle-orm';
import { grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { livingAt } from '#server/access/read-access.ts';
import type { Reading, ToldTo } from './told-to.ts';

export const grantRecipients: ToldTo = {
  'grant.ends_soon': async (db, event) =>
    (await concerned(db, eq(grants.id, event.grantId))).flatMap(({ owner, seller }) => [owner, seller]),
  'grant.extended': async (db, event) =>
    // Whoever asked for more time hears of the answer to their request.
    event.requestId ? [] : allOf(db, eq(grants.id, event.grantId)),
  'grant.revoked': (db, event) => allOf(db, eq(grants.id, event.grantId)),
  'grant.carried': (db, event) => allOf(db, eq(grants.id, event.grantId)),
  'grant.end_set': (db, event) => allOf(db, eq(grants.id, event.grantId)),
  'exclusion.created': async (db, event) => {
    if (!event.ended) return [];
    const found = await db
      .select({ id: accounts.ownerId })
      .from(accounts)
      .where(eq(accounts.id, event.account.id));
    return found.map(({ id }) => id);
  },
  'feature.retired': (db, event, at) => allOf(db, endedWith(event.feature.id, at)),
  'feature.declared_ga': (db, event, at) => allOf(db, endedWith(event.feature.id, at)),
  'feature.killed': (db, event, at) => allOf(db, livingOf(event.feature.id, at)),
  'feature.kill_lifted': (db, event, at) => allOf(db, livingOf(event.feature.id, at)),
};

const livingOf = (featureId: string, at: Date) => and(eq(grants.featureId, featureId), livingAt(at));
const endedWith = (featureId: string, at: Date) =>
  and(eq(grants.featureId, featureId), eq(grants.endedAt, at));

/** The owner of the account, whose budget it counts against, and whoever gave it. */
async function allOf(db: Reading, which: SQL | undefined): Promise<string[]> {
  const people = await concerned(db, which);
  return people.flatMap(({ owner, seller, granter }) => [owner, seller, granter]);
}

function concerned(db: Reading, which: SQL | undefined) {
  return db
    .selectDistinct({ owner: accounts.ownerId, seller: grants.sellerId, granter: grants.grantedBy })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(which);
}
