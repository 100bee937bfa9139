/** What creating, killing, releasing and retiring a feature decide. */
import type { Act } from './act.ts';
import type { AuditEvent, FeatureRef } from './audit/events.ts';
import { type Decision, refuse } from './decision.ts';
import type { Serving } from './evaluation.ts';
import type { CreateFeatureInput } from './inputs/features.ts';
import { nextStage, type RoundKind, roundTitle, type Stage } from './lifecycle.ts';
import {
  cancellations,
  endings,
  type LivingGrant,
  type PendingRequest,
  ref,
  type StagedFeature,
} from './rounds.ts';

export interface CreateFeatureFacts {
  readonly keyTaken: boolean;
  readonly pmIsPm: boolean;
  readonly engineerIsEngineer: boolean;
}

export function createFeature(
  facts: CreateFeatureFacts,
  input: CreateFeatureInput,
  act: Act,
): Decision<FeatureRef> {
  if (facts.keyTaken) return refuse('conflict', `There is a feature with the key ${input.key} already.`);
  if (!facts.pmIsPm) return refuse('invalid', 'The product manager must be somebody with that role.');
  if (!facts.engineerIsEngineer) return refuse('invalid', 'The engineer must be somebody with that role.');
  const feature = { id: act.newId(), key: input.key, name: input.name };
  return {
    ok: true,
    next: feature,
    events: [
      {
        type: 'feature.created',
        feature,
        valueType: input.valueType,
        visibleToClients: input.visibleToClients || undefined,
      },
    ],
  };
}

export interface ServingState {
  readonly feature: StagedFeature;
  readonly environment: { readonly key: string; readonly name: string };
  readonly serving: Serving;
  readonly killedFrom: Serving | null;
  /** Accounts that have it on by a living grant. */
  readonly affected: number;
}

export interface ServingChange {
  readonly serving: Serving;
  readonly killedFrom: Serving | null;
}

export function killFeature(state: ServingState, reason: string): Decision<ServingChange> {
  const { feature, environment } = state;
  if (feature.stage === 'retired')
    return refuse('conflict', `${feature.name} is retired: it is off everywhere already.`);
  if (state.killedFrom !== null)
    return refuse('conflict', `${feature.name} is switched off in ${environment.name} already.`);
  return {
    ok: true,
    next: { serving: 'nobody', killedFrom: state.serving },
    events: [
      {
        type: 'feature.killed',
        feature: ref(feature),
        environment: environment.key,
        from: state.serving,
        affected: state.affected,
        reason,
      },
    ],
  };
}

export function liftKill(state: ServingState, reason: string): Decision<ServingChange> {
  const { feature, environment, killedFrom } = state;
  if (killedFrom === null)
    return refuse('conflict', `${feature.name} is not switched off in ${environment.name}.`);
  return {
    ok: true,
    next: { serving: killedFrom, killedFrom: null },
    events: [
      {
        type: 'feature.kill_lifted',
        feature: ref(feature),
        environment: environment.key,
        to: killedFrom,
        reason,
      },
    ],
  };
}

export interface EndingState {
  readonly feature: StagedFeature;
  readonly killedInProduction: boolean;
  /** Rounds that are not closed yet. */
  readonly rounds: readonly { readonly id: string; readonly kind: RoundKind; readonly number: number }[];
  readonly grants: readonly LivingGrant[];
  readonly requests: readonly PendingRequest[];
}

export interface EndingChange {
  readonly stage: Stage;
  readonly closeRounds: readonly string[];
  readonly endGrants: readonly string[];
  readonly endReason: string;
  readonly cancelRequests: readonly string[];
}

export function declareGa(state: EndingState, reason: string | undefined): Decision<EndingChange> {
  const stage = nextStage(state.feature.stage, 'declare_ga', reason);
  if (typeof stage === 'object') return stage;
  if (state.killedInProduction)
    return refuse(
      'conflict',
      `${state.feature.name} is switched off in production. Lift the kill switch first.`,
    );
  const feature = ref(state.feature);
  const because = `${feature.name} is generally available now.`;
  const converted = state.grants.map(
    (grant): AuditEvent => ({ type: 'grant.converted', feature, account: grant.account, grantId: grant.id }),
  );
  return {
    ok: true,
    next: ending(state, stage, because),
    events: [
      { type: 'feature.declared_ga', feature, converted: converted.length, reason },
      ...closings(state),
      ...converted,
      ...cancellations(feature, state.requests, because),
    ],
  };
}

export function retireFeature(state: EndingState, reason: string): Decision<EndingChange> {
  const stage = nextStage(state.feature.stage, 'retire', reason);
  if (typeof stage === 'object') return stage;
  const feature = ref(state.feature);
  const because = `${feature.name} was retired.`;
  return {
    ok: true,
    next: ending(state, stage, because),
    events: [
      { type: 'feature.retired', feature, ended: state.grants.length, reason },
      ...closings(state),
      ...endings(feature, state.grants, because),
      ...cancellations(feature, state.requests, because),
    ],
  };
}

function ending(state: EndingState, stage: Stage, endReason: string): EndingChange {
  return {
    stage,
    closeRounds: state.rounds.map((round) => round.id),
    endGrants: state.grants.map((grant) => grant.id),
    endReason,
    cancelRequests: state.requests.map((request) => request.id),
  };
}

/** Whom it ended for is told once, by the feature's own event. */
function closings(state: EndingState): AuditEvent[] {
  return state.rounds.map((round) => ({
    type: 'round.closed',
    feature: ref(state.feature),
    round: { id: round.id, kind: round.kind, number: round.number },
    ended: 0,
    reason: `${roundTitle(round)} ended with it.`,
  }));
}
