import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { personInput } from '#domain/inputs/people.ts';
import { givePassword } from '#domain/people.ts';
import { endSessions } from '#server/commands/sign-in/end-sessions.ts';
import { spendLinks } from '#server/commands/sign-in/password-links.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { newFirstPassword } from './first-password.ts';
import { loadPersonState } from './load-person.ts';

export const givePasswordVerb = defineVerb({
  name: 'give-password',
  action: 'manage_users',
  input: personInput,
  load: (tx, { personId }, act) => loadPersonState(tx, personId, act),
})({
  scope: () => ({}),
  decide: (state, _input, act) => givePassword(state, act),
  save: async (tx, _next, { state: { person }, act }) => {
    const { password, passwordHash } = await newFirstPassword();
    await tx.update(users).set({ passwordHash }).where(eq(users.id, person.id));
    await spendLinks(tx, person.id, act.now);
    await endSessions(tx, person.id, 'password', act.now);
    return { personId: person.id, password: password as string | null };
  },
  remember: ({ personId }) => ({ personId, password: null }),
});
