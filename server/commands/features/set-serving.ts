import { setServingInput } from '#domain/inputs/features.ts';
import { setServing } from '#domain/serving.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadServing, saveServing } from './load-serving.ts';

export const setServingVerb = defineVerb({
  name: 'set-serving',
  action: 'serve_outside_production',
  input: setServingInput,
  load: loadServing,
})({
  scope: ({ environment }) => ({ notProduction: !environment.production }),
  decide: (state, input) => setServing(state, input.serving),
  save: async (tx, next, { state }) => {
    await saveServing(tx, state, next, null);
    return { serving: next.serving };
  },
});
