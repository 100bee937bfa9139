/** An account that must not get a feature, whatever the policy says, until the exclusion is lifted. */
import type { Act } from './act.ts';
import type { AccountRef, FeatureRef } from './audit/events.ts';
import { asSentence, type Decision, refuse } from './decision.ts';
import {
  cancellations,
  endings,
  type LivingGrant,
  type PendingRequest,
  ref,
  type StagedFeature,
} from './rounds.ts';

export interface ExcludingState {
  readonly feature: StagedFeature;
  readonly account: AccountRef;
  /** Why it is excluded already. */
  readonly excludedBecause: string | undefined;
  readonly grants: readonly LivingGrant[];
  readonly requests: readonly PendingRequest[];
}

export interface NewExclusion {
  readonly id: string;
  readonly endGrants: readonly string[];
  readonly endReason: string;
  readonly cancelRequests: readonly string[];
}

export function excludeAccount(state: ExcludingState, reason: string, act: Act): Decision<NewExclusion> {
  const { feature, account, grants, requests } = state;
  if (feature.stage === 'retired')
    return refuse('conflict', `${feature.name} is retired: nobody has it any more.`);
  if (state.excludedBecause !== undefined)
    return refuse(
      'conflict',
      asSentence(`${account.name} is excluded from ${feature.name} already: ${state.excludedBecause}`),
    );
  const id = act.newId();
  const because = asSentence(`${account.name} was excluded: ${reason}`);
  return {
    ok: true,
    next: {
      id,
      endGrants: grants.map((grant) => grant.id),
      endReason: because,
      cancelRequests: requests.map((request) => request.id),
    },
    events: [
      {
        type: 'exclusion.created',
        feature: ref(feature),
        account,
        exclusionId: id,
        ended: grants.length > 0,
        reason,
      },
      ...endings(feature, grants, because),
      ...cancellations(feature, requests, because),
    ],
  };
}

export interface ExclusionState {
  readonly id: string;
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  readonly liftedAt: Date | null;
}

export function liftExclusion(exclusion: ExclusionState, reason: string): Decision<null> {
  const { id, feature, account } = exclusion;
  if (exclusion.liftedAt)
    return refuse('conflict', `${account.name} is not excluded from ${feature.name} any more.`);
  return {
    ok: true,
    next: null,
    events: [{ type: 'exclusion.lifted', feature, account, exclusionId: id, reason }],
  };
}
