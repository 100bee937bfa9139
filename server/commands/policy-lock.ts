import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';

const policyLock = 7_203_115_003;

/** Whoever judges by the policy shares it until the end of the transaction: no other is published meanwhile. Taken first. */
export async function sharePolicy(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${policyLock})`);
}

/** Whoever publishes waits until nobody judges by the policy, and then is alone with it. */
export async function holdPolicy(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${policyLock})`);
}
