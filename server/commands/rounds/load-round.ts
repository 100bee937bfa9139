import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { features, rounds } from '#db/schema/features.ts';
import type { Act } from '#domain/act.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { type MovedRound, runningRound } from '#domain/rounds.ts';
import { lockFeature, lockRounds } from '#server/commands/lock.ts';
import { isRefusal } from '#server/commands/verb.ts';

export async function loadRound(tx: Transaction, roundId: string) {
  const [found] = await tx.select({ featureId: rounds.featureId }).from(rounds).where(eq(rounds.id, roundId));
  if (!found) return refuse('not_found', 'There is no such round.');
  const feature = await lockFeature(tx, found.featureId, 'update');
  if (isRefusal(feature)) return feature;
  const unclosed = await lockRounds(tx, feature.id);
  const round = unclosed.find((one) => one.id === roundId);
  if (!round) return refuse('conflict', `This round of ${feature.name} is closed.`);
  const others = unclosed.filter((one) => one.id !== roundId);
  return { feature, round, others, running: runningRound(others) };
}

export type LoadedRound = Exclude<Awaited<ReturnType<typeof loadRound>>, Refusal>;

export function ownFeature(state: { readonly feature: { readonly pmId: string } }, act: Act) {
  return { ownFeatures: state.feature.pmId === act.by.id };
}

export async function saveMovedRound(
  tx: Transaction,
  next: MovedRound,
  { state, at }: { readonly state: LoadedRound; readonly at: Date },
): Promise<void> {
  const opens = next.roundStatus === 'open' && state.round.openedAt === null;
  await tx
    .update(rounds)
    .set({ status: next.roundStatus, ...(opens && { openedAt: at }) })
    .where(eq(rounds.id, state.round.id));
  if (next.stage !== state.feature.stage)
    await tx.update(features).set({ stage: next.stage }).where(eq(features.id, state.feature.id));
}
