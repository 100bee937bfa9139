import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import type { Act } from '#domain/act.ts';
import { refuse } from '#domain/decision.ts';
import { openStatuses } from '#domain/requests.ts';
import { whoseGrant } from '#domain/whose-grant.ts';
import { lockFeature, lockRounds } from '#server/commands/lock.ts';
import { isRefusal } from '#server/commands/verb.ts';

const noSuchGrant = refuse('not_found', 'There is no such unlock.');

/** A grant under lock, after what asks for more time of it. */
export async function loadGrant(tx: Transaction, grantId: string) {
  const [found] = await tx.select({ featureId: grants.featureId }).from(grants).where(eq(grants.id, grantId));
  if (!found) return noSuchGrant;
  const feature = await lockFeature(tx, found.featureId, 'share');
  if (isRefusal(feature)) return feature;
  await lockRounds(tx, feature.id);
  const openExtensions = await lockOpenExtensions(tx, grantId);
  const held = await lockGrant(tx, grantId);
  return isRefusal(held) ? held : { ...held, openExtensions };
}

async function lockGrant(tx: Transaction, grantId: string) {
  const [row] = await tx
    .select({ grant: grants, feature: features, account: accounts })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(eq(grants.id, grantId))
    .for('update', { of: grants });
  if (!row) return noSuchGrant;
  const { id, key, name } = row.feature;
  return {
    ...row.grant,
    feature: { id, key, name },
    featureRow: row.feature,
    account: { id: row.account.id, key: row.account.key, name: row.account.name },
    accountRow: row.account,
  };
}

async function lockOpenExtensions(tx: Transaction, grantId: string) {
  return tx
    .select({
      id: requests.id,
      days: requests.days,
      account: { id: accounts.id, key: accounts.key, name: accounts.name },
    })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(and(eq(requests.extendsGrantId, grantId), inArray(requests.status, openStatuses)))
    .orderBy(asc(requests.id))
    .for('update', { of: requests });
}

type Held = Parameters<typeof whoseGrant>[0] & { readonly accountRow: Parameters<typeof whoseGrant>[1] };

export function grantScope(held: Held, { by }: Pick<Act, 'by'>) {
  return whoseGrant(held, held.accountRow, by);
}
