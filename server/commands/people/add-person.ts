import { eq, sql } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { addPersonInput } from '#domain/inputs/people.ts';
import { addPerson } from '#domain/people.ts';
import { makeInvitation } from '#server/commands/sign-in/password-links.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { isMailSetUp } from '#server/mail-set-up.ts';
import { newFirstPassword } from './first-password.ts';
import { findTeam } from './load-person.ts';

export const addPersonVerb = defineVerb({
  name: 'add-person',
  action: 'manage_users',
  input: addPersonInput,
  load: async (tx, { email, teamId }) => ({
    emailTaken: (await tx.$count(users, eq(sql`lower(${users.email})`, email))) > 0,
    team: await findTeam(tx, teamId),
    invites: isMailSetUp(),
  }),
})({
  scope: () => ({}),
  decide: addPerson,
  save: async (tx, { id }, { state: { invites }, input, act }) => {
    const { name, email, roles, teamId = null } = input;
    const person = { id, name, email, roles, teamId, createdAt: act.now };
    if (invites) {
      await tx.insert(users).values(person);
      await makeInvitation(tx, id, act);
      return { personId: id, password: null as string | null, invited: true };
    }
    const { password, passwordHash } = await newFirstPassword();
    await tx.insert(users).values({ ...person, passwordHash });
    return { personId: id, password: password as string | null, invited: false };
  },
  remember: (answer) => ({ ...answer, password: null }),
});
