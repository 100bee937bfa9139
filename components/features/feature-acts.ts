import type { FeatureData, RoundData } from '#components/features/feature-data.ts';
import { featureTransitions, roundName } from '#domain/lifecycle.ts';
import { preparedRound, runningRound } from '#domain/rounds.ts';

export type FeatureAct =
  | { readonly kind: 'plan' | 'declareGa' | 'retire' | 'kill' | 'liftKill' | 'breakGlass' | 'exclude' }
  | { readonly kind: 'markReady' | 'open' | 'pause' | 'resume'; readonly round: RoundData }
  /** `named` when another round could be meant. */
  | { readonly kind: 'change' | 'close'; readonly round: RoundData; readonly named: boolean }
  /** This round closes and the next one opens. */
  | { readonly kind: 'promote'; readonly round: RoundData; readonly into: RoundData };
type ActKind = FeatureAct['kind'];

const actNames: Record<Exclude<ActKind, 'promote'>, string> = {
  plan: 'Plan round',
  markReady: 'Mark ready for testing',
  open: 'Open round',
  pause: 'Pause round',
  resume: 'Resume round',
  change: 'Change round',
  close: 'Close round',
  declareGa: 'Declare GA',
  retire: 'Retire',
  kill: 'Kill switch',
  liftKill: 'Lift kill switch',
  breakGlass: 'Break the glass…',
  exclude: 'Exclude an account…',
};

export function actName(act: FeatureAct): string {
  if (act.kind === 'promote')
    return act.into.kind === act.round.kind
      ? `Go on to ${roundName(act.into)}`
      : `Promote to ${act.into.kind}`;
  if ((act.kind === 'change' || act.kind === 'close') && act.named)
    return actNames[act.kind].replace('round', roundName(act.round));
  return actNames[act.kind];
}

/** The same round may be opened, changed and closed: an act is known by its kind and its round. */
export function actKey(act: FeatureAct): string {
  return 'round' in act ? `${act.kind} ${act.round.id}` : act.kind;
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
      : prepared && running
        ? when(may.plan, { kind: 'promote', round: running, into: prepared })
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
  const unclosed = [running, prepared].filter((round) => round !== undefined);
  const named = unclosed.length > 1;
  const changes = unclosed.flatMap((round) => when(may.plan, { kind: 'change', round, named }));
  const endings = [
    ...unclosed.flatMap((round) => when(may.plan, { kind: 'close', round, named })),
    ...when(may.kill && killable && !killIsNear, { kind: 'kill' }),
    ...when(may.declareGa && steps.retire, { kind: 'retire' }),
  ];
  const guards = [
    ...when(may.breakGlass && running?.status === 'open', { kind: 'breakGlass' }),
    ...when(may.breakGlass && feature.stage !== 'retired', { kind: 'exclude' }),
  ];
  const [next, ...later] = forward;
  const once = later.filter(
    (act, at) => act.kind !== next?.kind && later.findIndex((one) => one.kind === act.kind) === at,
  );
  return { next, brakes, rest: [...once, ...changes, ...guards, ...endings] };
}
