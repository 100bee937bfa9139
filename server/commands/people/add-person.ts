import { eq, sql } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { addPersonInput } from '#domain/inputs/people.ts';
import { addPerson } from '#domain/people.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { newFirstPassword } from './first-password.ts';
import { findTeam } from './load-person.ts';

export const addPersonVerb = defineVerb({
  name: 'add-person',
  action: 'manage_users',
  input: addPersonInput,
  load: async (tx, { email, teamId }) => ({
    emailTaken: (await tx.$count(users, eq(sql`lower(${users.email})`, email))) > 0,
    team: await findTeam(tx, teamId),
  }),
})({
  scope: () => ({}),
  decide: addPerson,
  save: async (tx, { id }, { input, act }) => {
    const { password, passwordHash } = await newFirstPassword();
    const { name, email, roles, teamId = null } = input;
    await tx.insert(users).values({ id, name, email, roles, teamId, passwordHash, createdAt: act.now });
    return { personId: id, password: password as string | null };
  },
  remember: ({ personId }) => ({ personId, password: null }),
});
