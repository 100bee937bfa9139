import type { FeatureData, RoundData } from '#components/features/feature-data.ts';
import { featureTransitions } from '#domain/lifecycle.ts';
import { runningRound } from '#domain/rounds.ts';

export type FeatureAct =
  | { readonly kind: 'plan' | 'declareGa' | 'retire' | 'kill' | 'liftKill' }
  | { readonly kind: 'markReady' | 'open' | 'pause' | 'resume' | 'close'; readonly round: RoundData };
export type ActKind = FeatureAct['kind'];

export const actNames: Record<ActKind, string> = {
  plan: 'Plan round',
  markReady: 'Mark ready for testing',
  open: 'Open round',
  pause: 'Pause round',
  resume: 'Resume round',
  close: 'Close round',
  declareGa: 'Declare GA',
  retire: 'Retire',
  kill: 'Kill switch',
  liftKill: 'Lift kill switch',
};

function preparedRound(rounds: readonly RoundData[]): RoundData | undefined {
  return rounds.find((round) => round.status === 'planned' || round.status === 'ready');
}

/** What this reader may do in this state. The first of `forward` is the next step of the lifecycle. */
export function actsOf({ feature, rounds, environments, may }: FeatureData) {
  const prepared = preparedRound(rounds);
  const running = runningRound(rounds);
  const steps = featureTransitions[feature.stage];
  const when = (held: unknown, act: FeatureAct): FeatureAct[] => (held ? [act] : []);
  const opensRounds = steps.open_alpha ?? steps.open_beta;

  const killed = environments.filter((one) => one.killedFrom !== null);
  const offForCustomers = killed.some((one) => one.production);

  const forward = [
    ...when(may.kill && offForCustomers, { kind: 'liftKill' }),
    ...(prepared?.status === 'planned'
      ? when(may.markReady, { kind: 'markReady', round: prepared })
      : prepared
        ? when(may.plan, { kind: 'open', round: prepared })
        : []),
    ...(running?.status === 'paused' ? when(may.plan, { kind: 'resume', round: running }) : []),
    ...when(may.declareGa && running?.kind === 'beta' && running.status === 'open', { kind: 'declareGa' }),
    ...when(may.plan && !prepared && opensRounds, { kind: 'plan' }),
    ...when(may.declareGa && steps.declare_ga, { kind: 'declareGa' }),
  ];
  const killable = feature.stage !== 'retired' && environments.some((one) => one.killedFrom === null);
  const killIsNear = feature.stage !== 'draft' && !offForCustomers;
  const brakes = [
    ...(running?.status === 'open' ? when(may.pause, { kind: 'pause', round: running }) : []),
    ...when(may.kill && killed.length > 0 && !offForCustomers, { kind: 'liftKill' }),
    ...when(may.kill && killable && killIsNear, { kind: 'kill' }),
  ];
  const closable = running ?? prepared;
  const endings = [
    ...(closable ? when(may.plan, { kind: 'close', round: closable }) : []),
    ...when(may.kill && killable && !killIsNear, { kind: 'kill' }),
    ...when(may.declareGa && steps.retire, { kind: 'retire' }),
  ];
  const [next, ...later] = forward;
  const once = later.filter(
    (act, at) => act.kind !== next?.kind && later.findIndex((one) => one.kind === act.kind) === at,
  );
  return { next, brakes, rest: [...once, ...endings] };
}
