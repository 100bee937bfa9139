/** What showing a feature to browser apps, and serving everyone outside production, decide. */
import type { FeatureRef } from './audit/events.ts';
import { type Decision, refuse } from './decision.ts';
import type { ServingChange, ServingState } from './features.ts';
import type { SetServingInput } from './inputs/features.ts';
import { ref } from './rounds.ts';

/** Client keys are read by anybody, so they are told only of features that are shown to browser apps. */
export function setVisibility(
  feature: FeatureRef & { readonly visibleToClients: boolean },
  visibleToClients: boolean,
): Decision<{ readonly visibleToClients: boolean }> {
  if (feature.visibleToClients === visibleToClients)
    return refuse(
      'conflict',
      `${feature.name} is ${visibleToClients ? 'shown to' : 'hidden from'} browser apps already.`,
    );
  return {
    ok: true,
    next: { visibleToClients },
    events: [{ type: 'feature.visibility_changed', feature: ref(feature), visibleToClients }],
  };
}

interface ServedEnvironment {
  readonly environment: { readonly production: boolean };
}

/** Everyone or the granted, in an environment that is not production; there, declaring GA is the way. */
export function setServing(
  state: ServingState & ServedEnvironment,
  to: SetServingInput['serving'],
): Decision<ServingChange> {
  const { feature, environment, serving: from } = state;
  const here = `in ${environment.name.toLowerCase()}`;
  if (environment.production)
    return refuse(
      'denied',
      `${environment.name} serves everyone once ${feature.name} is declared generally available.`,
    );
  if (feature.stage === 'retired')
    return refuse('conflict', `${feature.name} is retired: it is off everywhere.`);
  if (state.killedFrom !== null)
    return refuse('conflict', `${feature.name} is switched off ${here}. Lift the kill switch there first.`);
  if (feature.stage === 'ga')
    return refuse('conflict', `${feature.name} is generally available: everyone has it everywhere.`);
  if (from === to)
    return refuse(
      'conflict',
      to === 'everyone'
        ? `Everyone has ${feature.name} ${here} already.`
        : `${feature.name} is ${here} only for whoever it is unlocked for already.`,
    );
  return {
    ok: true,
    next: { serving: to, killedFrom: null },
    events: [
      { type: 'feature.serving_changed', feature: ref(feature), environment: environment.key, from, to },
    ],
  };
}
