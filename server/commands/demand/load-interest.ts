import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { interests } from '#db/schema/demand.ts';
import { features } from '#db/schema/features.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { isRefusal } from '#server/commands/verb.ts';

const nothing = refuse('not_found', 'Nothing like that was recorded.');

export async function lockInterest(
  tx: Transaction,
  interestId: string,
): Promise<typeof interests.$inferSelect | Refusal> {
  const [interest] = await tx.select().from(interests).where(eq(interests.id, interestId)).for('update');
  return interest ?? nothing;
}

/** An interest under lock, with the feature and the account it speaks of. */
export async function loadInterest(tx: Transaction, interestId: string) {
  const interest = await lockInterest(tx, interestId);
  if (isRefusal(interest)) return interest;
  const [feature] = await tx.select().from(features).where(eq(features.id, interest.featureId));
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, interest.accountId));
  if (!feature || !account) return nothing;
  return { interest, feature, account };
}
