import { and, arrayOverlaps, eq } from 'drizzle-orm';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { ToldTo } from './told-to.ts';

export const houseRecipients: ToldTo = {
  'round.ready': async (db, event) => {
    const found = await db
      .select({ id: features.pmId })
      .from(features)
      .where(eq(features.id, event.feature.id));
    return found.map(({ id }) => id);
  },
  'delegation.created': async (_db, event) => [event.delegate.id],
  'delegation.ended': async (_db, event) => [event.delegate.id],
  'import.finished': async (_db, event) => [event.askedBy.id],
  'export.finished': async (_db, event) => [event.askedBy.id],
  'audit.broken': async (db) => {
    const found = await db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.active, true), arrayOverlaps(users.roles, ['admin'])));
    return found.map(({ id }) => id);
  },
  'policy.published': async (db) => {
    const found = await db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.active, true), arrayOverlaps(users.roles, ['sales_lead', 'pm'])));
    return found.map(({ id }) => id);
  },
};
