import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { personInput } from '#domain/inputs/people.ts';
import { deactivatePerson } from '#domain/people.ts';
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
    await tx.update(users).set({ active: false, sessionsSince: act.now }).where(eq(users.id, person.id));
    return { personId: person.id };
  },
});
