/** What planning, readying, opening and pausing a round decide; closing one is in closing.ts. */
import type { Act } from './act.ts';
import type { AccountRef, AuditEvent, FeatureRef } from './audit/events.ts';
import { type Decision, refuse } from './decision.ts';
import type { PlanRoundInput } from './inputs/rounds.ts';
import {
  nextRoundStatus,
  nextStage,
  type RoundKind,
  type RoundStatus,
  roundTitle,
  type Stage,
} from './lifecycle.ts';
import type { Readiness } from './readiness.ts';

export interface StagedFeature extends FeatureRef {
  readonly stage: Stage;
}

export interface RoundState {
  readonly id: string;
  readonly kind: RoundKind;
  readonly number: number;
  readonly status: RoundStatus;
  readonly seats: number;
  readonly opensWhenReady: boolean;
  readonly skipReason: string | null;
}

export interface LivingGrant {
  readonly id: string;
  readonly account: AccountRef;
}

export interface PendingRequest {
  readonly id: string;
  readonly account: AccountRef;
}

const prepared: readonly RoundStatus[] = ['planned', 'ready'];
const running: readonly RoundStatus[] = ['open', 'paused'];

export interface PlannedRound {
  readonly id: string;
  readonly number: number;
  readonly status: RoundStatus;
}

export function planRound(
  state: { readonly feature: StagedFeature; readonly rounds: readonly RoundState[] },
  input: PlanRoundInput,
  act: Act,
): Decision<PlannedRound> {
  const { feature, rounds } = state;
  const stage = nextStage(
    feature.stage,
    input.kind === 'alpha' ? 'open_alpha' : 'open_beta',
    input.skipReason ?? undefined,
  );
  if (typeof stage === 'object') return stage;
  const waiting = preparedRound(rounds);
  if (waiting)
    return refuse(
      'conflict',
      `${roundTitle(waiting)} of ${feature.name} is prepared already. Open or close it first.`,
    );
  const number =
    1 + Math.max(0, ...rounds.filter((round) => round.kind === input.kind).map((round) => round.number));
  const round = { id: act.newId(), kind: input.kind, number };
  return {
    ok: true,
    next: { id: round.id, number, status: 'planned' },
    events: [
      {
        type: 'round.planned',
        feature: ref(feature),
        round,
        seats: input.seats,
        maxDays: input.maxDays,
        opensWhenReady: input.opensWhenReady,
      },
    ],
  };
}

export interface MovedRound {
  readonly roundStatus: RoundStatus;
  readonly stage: Stage;
}

export interface RoundFacts {
  readonly feature: StagedFeature;
  readonly round: RoundState;
  /** Another round of the feature that is open or paused. */
  readonly running: RoundState | undefined;
}

/** What is not done yet is told, and stands in nobody's way. */
export function markReady(
  state: RoundFacts,
  { note, readiness }: { readonly note?: string | null | undefined; readonly readiness: Readiness },
): Decision<MovedRound> {
  const status = nextRoundStatus(state.round.status, 'mark_ready');
  if (typeof status === 'object') return status;
  const ready: AuditEvent = {
    type: 'round.ready',
    ...roundRefs(state),
    note: note ?? undefined,
    readiness,
  };
  const opening = state.round.opensWhenReady ? opened(state, 'was_ready') : undefined;
  if (opening?.ok) return { ...opening, events: [ready, ...opening.events] };
  return { ok: true, next: { roundStatus: status, stage: state.feature.stage }, events: [ready] };
}

/** Opens a ready round, or a paused one again. */
export function openRound(state: RoundFacts): Decision<MovedRound> {
  if (state.round.status === 'paused') {
    return {
      ok: true,
      next: { roundStatus: 'open', stage: state.feature.stage },
      events: [{ type: 'round.resumed', ...roundRefs(state) }],
    };
  }
  const status = nextRoundStatus(state.round.status, 'open');
  if (typeof status === 'object') return status;
  return opened(state, 'opened');
}

/** A ready round opens, and the feature's stage moves when it is the first of its kind. */
export function opened(
  state: RoundFacts,
  because: Extract<AuditEvent, { type: 'round.opened' }>['because'],
): Decision<MovedRound> {
  const { feature, round } = state;
  if (state.running)
    return refuse('conflict', `${roundTitle(state.running)} of ${feature.name} still runs. Close it first.`);
  const command = round.kind === 'alpha' ? 'open_alpha' : 'open_beta';
  const stage = nextStage(feature.stage, command, round.skipReason ?? undefined);
  if (typeof stage === 'object') return stage;
  const event: AuditEvent = { type: 'round.opened', ...roundRefs(state), seats: round.seats, because };
  const moved: AuditEvent[] =
    stage === feature.stage
      ? []
      : [
          {
            type: 'feature.stage_changed',
            feature: ref(feature),
            from: feature.stage,
            to: stage,
            reason: round.skipReason ?? undefined,
          },
        ];
  return { ok: true, next: { roundStatus: 'open', stage }, events: [event, ...moved] };
}

export function pauseRound(state: RoundFacts, reason: string): Decision<MovedRound> {
  const status = nextRoundStatus(state.round.status, 'pause');
  if (typeof status === 'object') return status;
  return {
    ok: true,
    next: { roundStatus: status, stage: state.feature.stage },
    events: [{ type: 'round.paused', ...roundRefs(state), reason }],
  };
}

export function endings(feature: FeatureRef, grants: readonly LivingGrant[], reason: string): AuditEvent[] {
  return grants.map((grant) => ({
    type: 'grant.revoked',
    feature: ref(feature),
    account: grant.account,
    grantId: grant.id,
    reason,
  }));
}

export function cancellations(
  feature: FeatureRef,
  requests: readonly PendingRequest[],
  reason: string,
): AuditEvent[] {
  return requests.map((request) => ({
    type: 'request.cancelled',
    feature: ref(feature),
    account: request.account,
    requestId: request.id,
    reason,
  }));
}

export function runningRound<Round extends { readonly id: string; readonly status: RoundStatus }>(
  rounds: readonly Round[],
): Round | undefined {
  return rounds.find((round) => running.includes(round.status));
}

/** The round that comes next: planned or ready, and not yet open. */
export function preparedRound<Round extends { readonly status: RoundStatus }>(
  rounds: readonly Round[],
): Round | undefined {
  return rounds.find((round) => prepared.includes(round.status));
}

/** The round that access is decided on: the one that runs, else the one that is prepared. */
export function currentRound<Round extends { readonly id: string; readonly status: RoundStatus }>(
  rounds: readonly Round[],
): Round | undefined {
  return runningRound(rounds) ?? preparedRound(rounds);
}

export function ref(feature: FeatureRef): FeatureRef {
  return { id: feature.id, key: feature.key, name: feature.name };
}

export function roundRefs(state: Pick<RoundFacts, 'feature' | 'round'>) {
  const { id, kind, number } = state.round;
  return { feature: ref(state.feature), round: { id, kind, number } };
}
