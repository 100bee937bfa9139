import { and, eq, gte, inArray, isNull, lte, or, type SQL } from 'drizzle-orm';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { livingAt } from '#server/access/read-access.ts';
import type { Reading, ToldTo } from './told-to.ts';

export const roundRecipients: ToldTo = {
  'round.paused': (db, event, at) => sellersIn(db, event.round.id, at),
  'round.resumed': (db, event, at) => sellersIn(db, event.round.id, at),
  'round.closed': async (db, event, at) => {
    const over = and(eq(features.id, event.feature.id), inArray(features.stage, ['ga', 'retired']));
    // A round that ends with its feature is told by what became of the feature.
    return (await db.$count(features, over)) > 0 ? [] : sellersIn(db, event.round.id, at);
  },
};

async function sellersIn(db: Reading, roundId: string, at: Date): Promise<string[]> {
  return [
    ...(await holdersOf(db, and(eq(grants.roundId, roundId), or(livingAt(at), eq(grants.endedAt, at))))),
    ...(await waitersOf(db, eq(requests.roundId, roundId), at)),
  ];
}

/** Of these grants: the owners of the accounts, whose budget each counts against, and whoever gave it. */
export async function holdersOf(db: Reading, which: SQL | undefined): Promise<string[]> {
  const people = await db
    .selectDistinct({ owner: accounts.ownerId, seller: grants.sellerId, granter: grants.grantedBy })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(which);
  return people.flatMap(({ owner, seller, granter }) => [owner, seller, granter]);
}

/** Of those of these requests that waited at that moment, or ended with it: whoever asked, for whom, and the owners. */
export async function waitersOf(db: Reading, which: SQL | undefined, at: Date): Promise<string[]> {
  const waited = and(
    lte(requests.createdAt, at),
    or(isNull(requests.decidedAt), gte(requests.decidedAt, at)),
  );
  const people = await db
    .selectDistinct({ by: requests.requestedBy, for: requests.requestedFor, owner: accounts.ownerId })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(and(which, waited));
  return people.flatMap((one) => [one.by, one.for, one.owner]);
}
