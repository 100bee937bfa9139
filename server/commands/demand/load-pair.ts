import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { refuse } from '#domain/decision.ts';
import { openAt } from '#server/access/open-requests.ts';
import { livingAt } from '#server/access/read-access.ts';
import { lockFeature, lockRounds } from '#server/commands/lock.ts';
import { isRefusal } from '#server/commands/verb.ts';

/** A feature and an account under the locks that unlocking takes, so that nobody gets it meanwhile, and what stands between them. */
export async function loadPair(
  tx: Transaction,
  pair: { readonly featureId: string; readonly accountId: string },
  now: Date,
) {
  const feature = await lockFeature(tx, pair.featureId, 'share');
  if (isRefusal(feature)) return feature;
  await lockRounds(tx, feature.id);
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, pair.accountId)).for('share');
  if (!account) return refuse('not_found', 'There is no such account.');
  const living = and(eq(grants.featureId, feature.id), eq(grants.accountId, account.id), livingAt(now));
  return {
    feature: { id: feature.id, key: feature.key, name: feature.name, stage: feature.stage },
    account: {
      id: account.id,
      key: account.key,
      name: account.name,
      archived: account.archivedAt !== null,
    },
    accountRow: account,
    holdsLivingGrant: (await tx.$count(grants, living)) > 0,
    requested: await isRequested(tx, pair, now),
  };
}

/** Whether a request of the pair waits for an answer or for a place. */
export async function isRequested(
  tx: Transaction,
  pair: { readonly featureId: string; readonly accountId: string },
  now: Date,
): Promise<boolean> {
  const open = and(
    eq(requests.featureId, pair.featureId),
    eq(requests.accountId, pair.accountId),
    openAt(now),
  );
  return (await tx.$count(requests, open)) > 0;
}
