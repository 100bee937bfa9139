import { personInput } from '#domain/inputs/people.ts';
import { deactivatePerson } from '#domain/people.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { leave } from './leave.ts';
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
    await leave(tx, person.id, act.now);
    return { personId: person.id };
  },
});
