import { lt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { evaluationDays } from '#db/schema/evaluation.ts';
import { addDays } from '#domain/dates.ts';

const keptDays = 400;

/** Counts by day are for a look at the last weeks and at the year before; older ones go. */
export async function forgetOldDays(db: Database, now: Date): Promise<void> {
  const first = addDays(now, -keptDays).toISOString().slice(0, 10);
  await db.delete(evaluationDays).where(lt(evaluationDays.day, first));
}
