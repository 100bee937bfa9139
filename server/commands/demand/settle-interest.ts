import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { interests } from '#db/schema/demand.ts';
import type { InterestEnding } from '#domain/interests.ts';

/** The open interest of the pair, if there is one, comes to its end. */
export async function settleInterest(
  tx: Transaction,
  pair: { readonly featureId: string; readonly accountId: string },
  settledAs: InterestEnding,
  at: Date,
): Promise<void> {
  await tx
    .update(interests)
    .set({ settledAs, settledAt: at })
    .where(
      and(
        eq(interests.featureId, pair.featureId),
        eq(interests.accountId, pair.accountId),
        isNull(interests.settledAt),
      ),
    );
}
