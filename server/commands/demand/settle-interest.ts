import { and, eq, isNull, notExists } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Transaction } from '#db/client.ts';
import { interests } from '#db/schema/demand.ts';
import type { InterestEnding } from '#domain/interests.ts';

/** Every open interest in a feature comes to its end with it; the feature's own event tells it. */
export async function settleInterests(
  tx: Transaction,
  featureId: string,
  settledAs: InterestEnding,
  at: Date,
): Promise<void> {
  await tx
    .update(interests)
    .set({ settledAs, settledAt: at })
    .where(and(eq(interests.featureId, featureId), isNull(interests.settledAt)));
}

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

const another = alias(interests, 'another');

/** What a grant of that moment settled is open again, unless another one is. */
export async function reopenInterest(
  tx: Transaction,
  pair: { readonly featureId: string; readonly accountId: string },
  grantedAt: Date,
): Promise<void> {
  const open = tx
    .select({ id: another.id })
    .from(another)
    .where(
      and(
        eq(another.featureId, pair.featureId),
        eq(another.accountId, pair.accountId),
        isNull(another.settledAt),
      ),
    );
  await tx
    .update(interests)
    .set({ settledAs: null, settledAt: null })
    .where(
      and(
        eq(interests.featureId, pair.featureId),
        eq(interests.accountId, pair.accountId),
        eq(interests.settledAs, 'had'),
        eq(interests.settledAt, grantedAt),
        notExists(open),
      ),
    );
}
