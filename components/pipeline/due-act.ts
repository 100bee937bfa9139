import type { FeatureAct } from '#components/features/feature-acts.ts';
import type { FeatureData } from '#components/features/feature-data.ts';
import type { Refusal } from '#domain/decision.ts';
import type { Stage } from '#domain/lifecycle.ts';
import { type Mover, moveTo } from '#domain/pipeline.ts';
import { preparedRound, runningRound } from '#domain/rounds.ts';

/** The act of the feature's own page that the move means, judged by what stands there now. */
export function dueAct(data: FeatureData, to: Stage, by: Mover): FeatureAct | Refusal {
  const { feature, environments } = data;
  const rounds = data.rounds.filter((round) => round.status !== 'closed');
  const killedInProduction = environments.some((one) => one.production && one.killedFrom !== null);
  const move = moveTo({ ...feature, rounds, killedInProduction }, to, by);
  if (!move.ok) return move;
  const { act } = move;
  if (act === 'plan' || act === 'declareGa' || act === 'retire') return { kind: act };
  const round = preparedRound(rounds);
  const running = runningRound(rounds);
  if (!round) throw new Error(`There is no round for ${act}.`);
  if (act !== 'promote') return { kind: act, round };
  if (!running) throw new Error('There is no round to promote from.');
  return { kind: 'promote', round: running, into: round };
}
