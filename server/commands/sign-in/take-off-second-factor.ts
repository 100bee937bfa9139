import { personInput } from '#domain/inputs/people.ts';
import { takeOffSecondFactor } from '#domain/second-factor.ts';
import { loadPersonState } from '#server/commands/people/load-person.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { loadSecondFactor, removeSecondFactor } from './second-factor-rows.ts';

export const takeOffSecondFactorVerb = defineVerb({
  name: 'take-off-second-factor',
  action: 'manage_users',
  input: personInput,
  load: async (tx, { personId }, act) => {
    const found = await loadPersonState(tx, personId, act);
    if (isRefusal(found)) return found;
    const factor = await loadSecondFactor(tx, personId);
    return { person: found.person, hasSecondFactor: Boolean(factor?.confirmedAt) };
  },
})({
  scope: () => ({}),
  decide: (state, _input, act) => takeOffSecondFactor(state, act),
  save: async (tx, _next, { state: { person } }) => {
    await removeSecondFactor(tx, person.id);
    return { personId: person.id };
  },
});
