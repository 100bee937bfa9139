import { asc, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { savedViews } from '#db/schema/transfers.ts';
import { users } from '#db/schema/users.ts';
import type { KeptView } from '#domain/saved-views.ts';

/** The person's views; nobody else writes any of theirs until the transaction ends. */
export async function lockViews(tx: Transaction, userId: string): Promise<KeptView[]> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
  return tx
    .select({ id: savedViews.id, screen: savedViews.screen, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(eq(savedViews.userId, userId))
    .orderBy(asc(savedViews.name));
}
