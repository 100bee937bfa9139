import { liftKill } from '#domain/features.ts';
import { killFeatureInput } from '#domain/inputs/features.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadServing, saveServing } from './load-serving.ts';

export const liftKillVerb = defineVerb({
  name: 'lift-kill',
  action: 'kill',
  input: killFeatureInput,
  load: loadServing,
})({
  scope: () => ({}),
  decide: (state, input) => liftKill(state, input.reason),
  save: async (tx, next, { state }) => {
    await saveServing(tx, state, next, null);
    return { serving: next.serving };
  },
});
