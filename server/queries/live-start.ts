import { desc, lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { auditEvents } from '#db/schema/audit.ts';

const longestRenderMs = 10_000;

/**
 * The last event that a page rendered now was surely rendered with. Its parts are read at different moments, so the
 * latest ones do not count: a page hears of them once more.
 */
export async function liveStart(db: Database, now: Date): Promise<number> {
  const [row] = await db
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(lte(auditEvents.at, new Date(now.getTime() - longestRenderMs)))
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  return row?.seq ?? 0;
}
