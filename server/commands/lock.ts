import { and, asc, eq, ne } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { requests } from '#db/schema/access.ts';
import { features, rounds } from '#db/schema/features.ts';
import { type Refusal, refuse } from '#domain/decision.ts';

/** In the order that verb.ts names, so that commands never wait for each other in a circle. */
type FeatureRow = typeof features.$inferSelect;
type RoundRow = typeof rounds.$inferSelect;

export async function lockFeature(
  tx: Transaction,
  featureId: string,
  strength: 'update' | 'share',
): Promise<FeatureRow | Refusal> {
  const [feature] = await tx.select().from(features).where(eq(features.id, featureId)).for(strength);
  return feature ?? refuse('not_found', 'There is no such feature.');
}

/** Locks the rounds of a feature that are not closed. */
export async function lockRounds(tx: Transaction, featureId: string): Promise<RoundRow[]> {
  return tx
    .select()
    .from(rounds)
    .where(and(eq(rounds.featureId, featureId), ne(rounds.status, 'closed')))
    .orderBy(asc(rounds.id))
    .for('update');
}

export async function lockRequest(
  tx: Transaction,
  requestId: string,
): Promise<typeof requests.$inferSelect | Refusal> {
  const [request] = await tx.select().from(requests).where(eq(requests.id, requestId)).for('update');
  return request ?? refuse('not_found', 'There is no such request.');
}
