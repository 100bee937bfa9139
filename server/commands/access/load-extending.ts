import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import type { Act } from '#domain/act.ts';
import { refuse } from '#domain/decision.ts';
import { isRefusal } from '#server/commands/verb.ts';
import { loadAccess } from './load-access.ts';
import { loadGrant } from './load-grant.ts';

/** A grant that somebody wants longer, with the facts of access as they are for them. */
export async function loadExtending(tx: Transaction, grantId: string, act: Act) {
  const [pair] = await tx
    .select({ featureId: grants.featureId, accountId: grants.accountId })
    .from(grants)
    .where(eq(grants.id, grantId));
  if (!pair) return refuse('not_found', 'There is no such unlock.');
  const access = await loadAccess(tx, pair, act.by, act.now);
  if (isRefusal(access)) return access;
  const held = await loadGrant(tx, grantId);
  return isRefusal(held) ? held : { ...access, held };
}
