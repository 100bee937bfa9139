/** What moving a feature to another stage means on the board: which act is due, what it does, or why it may not be. */
import { type Refusal, refuse } from './decision.ts';
import {
  type FeatureCommand,
  nextStage,
  type RoundKind,
  roundName,
  roundTitle,
  type Stage,
  stageNames,
  stages,
} from './lifecycle.ts';
import { type Action, permits, type Role } from './permissions.ts';
import { preparedRound, type RoundState, runningRound } from './rounds.ts';

type MoveAct = 'plan' | 'markReady' | 'open' | 'promote' | 'declareGa' | 'retire';

export interface MovedFeature {
  readonly name: string;
  readonly stage: Stage;
  readonly pmName: string;
  /** Those that are not closed. */
  readonly rounds: readonly Pick<RoundState, 'id' | 'kind' | 'number' | 'status' | 'opensWhenReady'>[];
  readonly killedInProduction: boolean;
}

export interface Mover {
  readonly roles: readonly Role[];
  /** It is their feature as its product manager. */
  readonly owns: boolean;
}

export interface Move {
  readonly ok: true;
  readonly act: MoveAct;
  /** What is done, for a menu: "Open alpha round 1". */
  readonly verb: string;
  /** What comes of it, before anything happens. */
  readonly sentence: string;
}

const commands: Record<Exclude<Stage, 'draft'>, FeatureCommand> = {
  alpha: 'open_alpha',
  beta: 'open_beta',
  ga: 'declare_ga',
  retired: 'retire',
};

const needs: Record<MoveAct, Action> = {
  plan: 'plan_round',
  markReady: 'mark_ready',
  open: 'plan_round',
  promote: 'plan_round',
  declareGa: 'declare_ga',
  retire: 'declare_ga',
};

/** Whether any card may ever be theirs to move; whoever only looks is shown no way to try. */
export function movesCards(roles: readonly Role[]): boolean {
  return Object.values(needs).some((action) => permits(action, roles, { ownFeatures: true }));
}

/** @returns the act that is due on the way to that stage, or why it can not go there, or not by them. */
export function moveTo(feature: MovedFeature, to: Stage, by: Mover): Move | Refusal {
  const move = dueMove(feature, to);
  if (!move.ok || permits(needs[move.act], by.roles, { ownFeatures: by.owns })) return move;
  if (move.act === 'markReady')
    return refuse('forbidden', `An engineer has to say first that ${feature.name} is ready for testing.`);
  return refuse('forbidden', `Only its product manager moves ${feature.name}: that is ${feature.pmName}.`);
}

function dueMove(feature: MovedFeature, to: Stage): Move | Refusal {
  const { name, stage } = feature;
  if (stage === to) return refuse('conflict', `${name} is in ${stageNames[to]} already.`);
  if (stage === 'retired') return refuse('conflict', `${name} is retired, and that is for good.`);
  if (to === 'draft' || stages.indexOf(to) < stages.indexOf(stage))
    return refuse('conflict', `${name} is in ${stageNames[stage]}, and a stage only goes forward.`);
  if (to === 'retired')
    return {
      ok: true,
      act: 'retire',
      verb: 'Retire it',
      sentence: `${name} ends for everyone who has it, for good.`,
    };
  if (to === 'ga') return declaring(feature);
  return opening(feature, to);
}

function declaring(feature: MovedFeature): Move | Refusal {
  const step = stepTo(feature, 'ga');
  if (step) return step;
  if (feature.killedInProduction)
    return refuse('conflict', `${feature.name} is switched off in production. Lift the kill switch first.`);
  return {
    ok: true,
    act: 'declareGa',
    verb: 'Declare it GA',
    sentence: `${feature.name} comes on for everyone in production.`,
  };
}

function opening(feature: MovedFeature, to: RoundKind): Move | Refusal {
  const { name, rounds } = feature;
  const prepared = preparedRound(rounds);
  const running = runningRound(rounds);
  if (prepared && prepared.kind !== to)
    return refuse(
      'conflict',
      `${roundTitle(prepared)} of ${name} is prepared already. Open or close it first.`,
    );
  const step = prepared ? undefined : stepTo(feature, to);
  if (step) return step;
  const stage = stageNames[to];
  if (!prepared)
    return {
      ok: true,
      act: 'plan',
      verb: `Plan its ${to} round`,
      sentence: `Plan a ${to} round first: ${name} moves to ${stage} once it is ready and open.`,
    };
  const round = roundName(prepared);
  if (prepared.status === 'planned')
    return {
      ok: true,
      act: 'markReady',
      verb: `Mark ${round} ready`,
      sentence:
        prepared.opensWhenReady && !running
          ? `${roundTitle(prepared)} is marked ready and opens at once: ${name} moves to ${stage}.`
          : `${roundTitle(prepared)} is marked ready: ${name} moves to ${stage} once it is opened.`,
    };
  if (running)
    return {
      ok: true,
      act: 'promote',
      verb: `Promote to ${to}`,
      sentence: `${roundTitle(running)} closes and ${round} opens: you decide who goes on.`,
    };
  return {
    ok: true,
    act: 'open',
    verb: `Open ${round}`,
    sentence: `${roundTitle(prepared)} opens: ${name} moves to ${stage}.`,
  };
}

/** Skipping a stage wants a written reason, which the board does not ask for. */
function stepTo({ name, stage }: MovedFeature, to: Exclude<Stage, 'draft'>): Refusal | undefined {
  const next = nextStage(stage, commands[to], undefined);
  if (typeof next !== 'object') return undefined;
  if (next.code !== 'invalid') return next;
  const skipped = stages[stages.indexOf(stage) + 1] ?? to;
  return refuse(
    'invalid',
    `That skips ${stageNames[skipped]}. It can be done on the page of ${name}, with a reason.`,
  );
}
