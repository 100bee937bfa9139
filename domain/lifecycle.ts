/**
 * The states of features and rounds, each as one transition table.
 * A command that is not in the row of its state is refused with a sentence.
 */
import { capital } from './capital.ts';
import { type Refusal, refuse } from './decision.ts';

export const stages = ['draft', 'alpha', 'beta', 'ga', 'retired'] as const;
export type Stage = (typeof stages)[number];

export const stageNames: Record<Stage, string> = {
  draft: 'Draft',
  alpha: 'Alpha',
  beta: 'Beta',
  ga: 'GA',
  retired: 'Retired',
};

export const roundKinds = ['alpha', 'beta'] as const;
export type RoundKind = (typeof roundKinds)[number];

export const roundStatuses = ['planned', 'ready', 'open', 'paused', 'closed'] as const;
export type RoundStatus = (typeof roundStatuses)[number];

export const featureCommands = ['open_alpha', 'open_beta', 'declare_ga', 'retire'] as const;
export type FeatureCommand = (typeof featureCommands)[number];

interface StageStep {
  readonly to: Stage;
  /** The step leaves a stage out, so it asks for a reason. */
  readonly skips?: Stage;
}

export const featureTransitions: Record<Stage, Partial<Record<FeatureCommand, StageStep>>> = {
  draft: {
    open_alpha: { to: 'alpha' },
    open_beta: { to: 'beta', skips: 'alpha' },
    retire: { to: 'retired' },
  },
  alpha: {
    open_alpha: { to: 'alpha' },
    open_beta: { to: 'beta' },
    declare_ga: { to: 'ga', skips: 'beta' },
    retire: { to: 'retired' },
  },
  beta: {
    open_beta: { to: 'beta' },
    declare_ga: { to: 'ga' },
    retire: { to: 'retired' },
  },
  ga: { retire: { to: 'retired' } },
  retired: {},
};

export const roundCommands = ['mark_ready', 'open', 'pause', 'resume', 'close'] as const;
export type RoundCommand = (typeof roundCommands)[number];

const roundTransitions: Record<RoundStatus, Partial<Record<RoundCommand, RoundStatus>>> = {
  planned: { mark_ready: 'ready', close: 'closed' },
  ready: { open: 'open', close: 'closed' },
  open: { pause: 'paused', close: 'closed' },
  paused: { resume: 'open', close: 'closed' },
  closed: {},
};

const featureCommandWords: Record<FeatureCommand, string> = {
  open_alpha: 'open an alpha round',
  open_beta: 'open a beta round',
  declare_ga: 'be declared GA',
  retire: 'be retired',
};

const roundCommandWords: Record<RoundCommand, string> = {
  mark_ready: 'be marked ready',
  open: 'open',
  pause: 'pause',
  resume: 'resume',
  close: 'close',
};

const roundStatusWords: Record<RoundStatus, string> = {
  planned: 'planned, and not yet marked ready for testing',
  ready: 'ready for testing',
  open: 'open',
  paused: 'paused',
  closed: 'closed',
};

/** @returns the stage after the command, or a `conflict` / `invalid` refusal; skipping a stage needs `reason`. */
export function nextStage(
  stage: Stage,
  command: FeatureCommand,
  reason: string | undefined,
): Stage | Refusal {
  const step = featureTransitions[stage][command];
  if (!step)
    return refuse('conflict', `A ${stageNames[stage]} feature can not ${featureCommandWords[command]}.`);
  if (step.skips && !reason)
    return refuse('invalid', `This skips ${stageNames[step.skips]}: say why in one sentence.`);
  return step.to;
}

/** @returns the status after the command, or a `conflict` refusal. */
export function nextRoundStatus(status: RoundStatus, command: RoundCommand): RoundStatus | Refusal {
  const next = roundTransitions[status][command];
  return (
    next ??
    refuse(
      'conflict',
      `This round is ${roundStatusWords[status]}, so it can not ${roundCommandWords[command]}.`,
    )
  );
}

/** "beta round 1" */
export function roundName(round: { readonly kind: RoundKind; readonly number: number }): string {
  return `${round.kind} round ${round.number}`;
}

/** "Beta round 1", where a sentence begins with it. */
export function roundTitle(round: { readonly kind: RoundKind; readonly number: number }): string {
  return capital(roundName(round));
}
