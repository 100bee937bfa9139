import { and, eq } from 'drizzle-orm';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { livingAt } from '#server/access/read-access.ts';
import { holdersOf, waitersOf } from './round-recipients.ts';
import type { Reading, ToldTo } from './told-to.ts';

export const grantRecipients: ToldTo = {
  'grant.ends_soon': async (db, event) => {
    const found = await db
      .select({ owner: accounts.ownerId, seller: grants.sellerId })
      .from(grants)
      .innerJoin(accounts, eq(accounts.id, grants.accountId))
      .where(eq(grants.id, event.grantId));
    return found.flatMap(({ owner, seller }) => [owner, seller]);
  },
  'grant.extended': async (db, event) =>
    // Whoever asked for more time hears of the answer to their request.
    event.requestId ? [] : holdersOf(db, eq(grants.id, event.grantId)),
  'grant.revoked': (db, event) => holdersOf(db, eq(grants.id, event.grantId)),
  'grant.carried': (db, event) => holdersOf(db, eq(grants.id, event.grantId)),
  'grant.end_set': (db, event) => holdersOf(db, eq(grants.id, event.grantId)),
  'exclusion.created': async (db, event, at) => {
    if (!event.ended && !(await endedRequest(db, event, at))) return [];
    const found = await db
      .select({ id: accounts.ownerId })
      .from(accounts)
      .where(eq(accounts.id, event.account.id));
    return found.map(({ id }) => id);
  },
  'feature.retired': (db, event, at) => holdersOf(db, endedWith(event.feature.id, at)),
  'feature.declared_ga': (db, event, at) => holdersOf(db, endedWith(event.feature.id, at)),
  'feature.killed': (db, event, at) => sellersOf(db, event.feature.id, at),
  'feature.kill_lifted': (db, event, at) => sellersOf(db, event.feature.id, at),
};

const endedWith = (featureId: string, at: Date) =>
  and(eq(grants.featureId, featureId), eq(grants.endedAt, at));

/** Of who has the feature, and of who waits for it. */
async function sellersOf(db: Reading, featureId: string, at: Date): Promise<string[]> {
  return [
    ...(await holdersOf(db, and(eq(grants.featureId, featureId), livingAt(at)))),
    ...(await waitersOf(db, eq(requests.featureId, featureId), at)),
  ];
}

type Excluded = { readonly feature: { readonly id: string }; readonly account: { readonly id: string } };

/** Whether a request of theirs was cancelled by it. */
async function endedRequest(db: Reading, { feature, account }: Excluded, at: Date): Promise<boolean> {
  const cancelled = and(
    eq(requests.featureId, feature.id),
    eq(requests.accountId, account.id),
    eq(requests.status, 'cancelled'),
    eq(requests.decidedAt, at),
  );
  return (await db.$count(requests, cancelled)) > 0;
}
