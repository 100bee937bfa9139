import { and, arrayContains, eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import type { ToldTo } from './told-to.ts';

export const signInRecipients: ToldTo = {
  'sign_in.locked': async (db) => {
    const found = await db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.active, true), arrayContains(users.roles, ['admin'])));
    return found.map(({ id }) => id);
  },
  'second_factor.taken_off': async (_db, event) => [event.person.id],
};
