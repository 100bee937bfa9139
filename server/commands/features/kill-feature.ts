import { killFeature } from '#domain/features.ts';
import { killFeatureInput } from '#domain/inputs/features.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadServing, saveServing } from './load-serving.ts';

export const killFeatureVerb = defineVerb({
  name: 'kill-feature',
  action: 'kill',
  input: killFeatureInput,
  load: loadServing,
})({
  scope: () => ({}),
  decide: (state, input) => killFeature(state, input.reason),
  save: async (tx, next, { state, input, act }) => {
    await saveServing(tx, state, next, { at: act.now, reason: input.reason });
    return { affected: state.affected };
  },
});
