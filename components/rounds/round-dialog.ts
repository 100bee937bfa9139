import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import type { FeatureData, RoundData } from '#components/features/feature-data.ts';
import { roundTitle } from '#domain/lifecycle.ts';
import { runningRound } from '#domain/rounds.ts';

/** What every dialog about one round gets. */
export interface RoundDialogProps extends DialogHold {
  readonly round: RoundData;
  readonly data: FeatureData;
}

/** The sentence about another round that stands in the way of opening this one. */
export function inTheWay(data: FeatureData, round: RoundData): string | undefined {
  const running = runningRound(data.rounds.filter((one) => one.id !== round.id));
  return running && `${roundTitle(running)} still runs. Close it first.`;
}
