import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';

const sampleLock = 7_203_115_004;

/** Making and removing the sample take turns. */
export async function lockSample(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sampleLock})`);
}
