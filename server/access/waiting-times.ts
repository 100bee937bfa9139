import type { Database, Transaction } from '#db/client.ts';
import { settings } from '#db/schema/working.ts';
import type { WaitingTimes } from '#domain/waiting-times.ts';

/** How long the house waits, as it is set now; the migrations write the one row. */
export async function readWaitingTimes(db: Database | Transaction): Promise<WaitingTimes> {
  const [times] = await db
    .select({
      offerHours: settings.offerHours,
      reminderHours: settings.reminderHours,
      escalationHours: settings.escalationHours,
    })
    .from(settings);
  if (!times) throw new Error('There are no settings; was the database migrated?');
  return times;
}
