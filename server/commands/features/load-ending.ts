import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { environments, featureEnvironments, features, rounds } from '#db/schema/features.ts';
import type { Act } from '#domain/act.ts';
import type { Refusal } from '#domain/decision.ts';
import type { EndingChange, EndingState } from '#domain/features.ts';
import { settleInterests } from '#server/commands/demand/settle-interest.ts';
import {
  cancelRequests,
  endGrants,
  lockLivingGrants,
  lockOpenRequests,
} from '#server/commands/end-access.ts';
import { lockFeature, lockRounds } from '#server/commands/lock.ts';
import { isRefusal } from '#server/commands/verb.ts';

export async function loadEnding(
  tx: Transaction,
  input: { featureId: string },
  act: Act,
): Promise<(EndingState & { pmId: string }) | Refusal> {
  const feature = await lockFeature(tx, input.featureId, 'update');
  if (isRefusal(feature)) return feature;
  const open = await lockRounds(tx, feature.id);
  const requests = await lockOpenRequests(tx, { featureId: feature.id });
  const grants = await lockLivingGrants(tx, { featureId: feature.id }, act.now);
  const killed = await tx
    .select({ key: environments.key })
    .from(featureEnvironments)
    .innerJoin(environments, eq(environments.key, featureEnvironments.environmentKey))
    .where(
      and(
        eq(featureEnvironments.featureId, feature.id),
        eq(environments.production, true),
        isNotNull(featureEnvironments.killedFrom),
      ),
    );
  return {
    feature,
    pmId: feature.pmId,
    killedInProduction: killed.length > 0,
    rounds: open,
    grants,
    requests,
  };
}

export async function saveEnding(
  tx: Transaction,
  next: EndingChange,
  end: { featureId: string; at: Date; as: 'revoked' | 'converted' },
): Promise<void> {
  await tx.update(features).set({ stage: next.stage }).where(eq(features.id, end.featureId));
  if (next.closeRounds.length > 0)
    await tx
      .update(rounds)
      .set({ status: 'closed', closedAt: end.at })
      .where(inArray(rounds.id, [...next.closeRounds]));
  await endGrants(tx, next.endGrants, { ...end, reason: next.endReason });
  await cancelRequests(tx, next.cancelRequests, end.at);
  await settleInterests(tx, end.featureId, end.as === 'converted' ? 'had' : 'withdrawn', end.at);
}
