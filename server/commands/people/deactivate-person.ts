import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { personInput } from '#domain/inputs/people.ts';
import { deactivatePerson } from '#domain/people.ts';
import { endSessions } from '#server/commands/sign-in/end-sessions.ts';
import { spendLinks } from '#server/commands/sign-in/password-links.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadPersonState } from './load-person.ts';

export const deactivatePersonVerb = defineVerb({
  name: 'deactivate-person',
  action: 'manage_users',
  input: personInput,
  load: (tx, { personId }, act) => loadPersonState(tx, personId, act),
})({
  scope: () => ({}),
  decide: (state, _input, act) => deactivatePerson(state, act),
  save: async (tx, _next, { state: { person }, act }) => {
    // Whoever is let in again is bound anew at their next sign-in through the provider.
    await tx.update(users).set({ active: false, singleSignOnId: null }).where(eq(users.id, person.id));
    await spendLinks(tx, person.id, act.now);
    await endSessions(tx, person.id, 'deactivated', act.now);
    return { personId: person.id };
  },
});
