import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { personInput } from '#domain/inputs/people.ts';
import { activatePerson } from '#domain/people.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadPersonState } from './load-person.ts';

export const activatePersonVerb = defineVerb({
  name: 'activate-person',
  action: 'manage_users',
  input: personInput,
  load: (tx, { personId }, act) => loadPersonState(tx, personId, act),
})({
  scope: () => ({}),
  decide: (state) => activatePerson(state),
  save: async (tx, _next, { state: { person } }) => {
    await tx.update(users).set({ active: true }).where(eq(users.id, person.id));
    return { personId: person.id };
  },
});
