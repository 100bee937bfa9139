/** What can be done to a feature, in the words that people type to find it: "Pause Java support". */
import { fitOf, isNearly, wordsOf } from './finding.ts';
import { featureTransitions, type RoundStatus, type Stage } from './lifecycle.ts';
import { permits, type Role } from './permissions.ts';

type DeedKind =
  | 'markReady'
  | 'open'
  | 'pause'
  | 'resume'
  | 'plan'
  | 'declareGa'
  | 'retire'
  | 'kill'
  | 'liftKill';

export interface DeedFacts {
  readonly name: string;
  readonly stage: Stage;
  readonly pmId: string;
  /** The round that runs, open or paused. */
  readonly running: RoundStatus | null;
  /** The round that comes next, planned or ready. */
  readonly prepared: RoundStatus | null;
  /** Switched off for customers. */
  readonly killed: boolean;
}

export interface Deed {
  readonly kind: DeedKind;
  /** "Pause", what tells it from the other deeds. */
  readonly verb: string;
  readonly words: string;
}

interface Doer {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** The deeds that fit its state and that this person may do. */
export function deedsOn(feature: DeedFacts, by: Doer): Deed[] {
  const { name, stage, running, prepared } = feature;
  const own = { ownFeatures: feature.pmId === by.id };
  const may = {
    plan: permits('plan_round', by.roles, own),
    ga: permits('declare_ga', by.roles, own),
    kill: permits('kill', by.roles, {}),
  };
  const steps = featureTransitions[stage];
  const when = (holds: unknown, kind: DeedKind, verb: string, words: string): Deed[] =>
    holds ? [{ kind, verb, words }] : [];
  return [
    ...when(
      prepared === 'planned' && permits('mark_ready', by.roles, {}),
      'markReady',
      'Mark ready for testing',
      `Mark ${name} ready for testing`,
    ),
    ...when(may.plan && prepared === 'ready' && !running, 'open', 'Open', `Open the round of ${name}`),
    ...when(running === 'open' && permits('pause_round', by.roles, own), 'pause', 'Pause', `Pause ${name}`),
    ...when(may.plan && running === 'paused', 'resume', 'Resume', `Resume ${name}`),
    ...when(
      may.plan && !prepared && (steps.open_alpha ?? steps.open_beta),
      'plan',
      'Plan a round',
      `Plan a round of ${name}`,
    ),
    ...when(may.ga && steps.declare_ga, 'declareGa', 'Declare GA', `Declare ${name} GA`),
    ...when(may.ga && steps.retire, 'retire', 'Retire', `Retire ${name}`),
    ...when(
      may.kill && !feature.killed && stage !== 'draft' && stage !== 'retired',
      'kill',
      'Kill switch: switch off',
      `Kill switch: switch ${name} off`,
    ),
    ...when(
      may.kill && feature.killed,
      'liftKill',
      'Lift the kill switch',
      `Lift the kill switch of ${name}`,
    ),
  ];
}

/** Whether it was asked for by its verb: the name alone asks for the feature. */
export function asksFor(typed: string, deed: Pick<Deed, 'verb' | 'words'>): boolean {
  const verbs = wordsOf(deed.verb);
  return (
    fitOf(typed, [deed.words]) !== undefined &&
    wordsOf(typed).some((word) => verbs.some((verb) => word.length > 1 && isNearly(word, verb)))
  );
}
