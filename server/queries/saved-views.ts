import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { savedViews } from '#db/schema/transfers.ts';

/** The reader's own, by name. */
export function savedViewsOf(db: Database, userId: string) {
  return db
    .select({ id: savedViews.id, screen: savedViews.screen, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(eq(savedViews.userId, userId))
    .orderBy(asc(savedViews.name));
}
