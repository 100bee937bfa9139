import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';

/** The database judges seats at the moment of the command, not of its own clock. */
export async function setCommandClock(tx: Transaction, now: Date): Promise<void> {
  await tx.execute(sql`select set_config('latchkey.now', ${now.toISOString()}, true)`);
}
