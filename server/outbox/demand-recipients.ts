import { and, eq, isNull } from 'drizzle-orm';
import { accounts } from '#db/schema/accounts.ts';
import { interests } from '#db/schema/demand.ts';
import { features } from '#db/schema/features.ts';
import type { ToldTo } from './told-to.ts';

export const demandRecipients: ToldTo = {
  /** Those who heard that an account asks for it, and those who look after these accounts. */
  'round.opened': async (db, event) => {
    const asked = await db
      .select({ heardBy: interests.heardBy, ownerId: accounts.ownerId })
      .from(interests)
      .innerJoin(accounts, eq(accounts.id, interests.accountId))
      .where(and(eq(interests.featureId, event.feature.id), isNull(interests.settledAt)));
    return asked.flatMap(({ heardBy, ownerId }) => [heardBy, ownerId]);
  },
  'feedback.given': async (db, event) => {
    const [makers] = await db
      .select({ pmId: features.pmId, engineerId: features.engineerId })
      .from(features)
      .where(eq(features.id, event.feature.id));
    return makers ? [makers.pmId, makers.engineerId] : [];
  },
};
