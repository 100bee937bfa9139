import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { environments, featureEnvironments } from '#db/schema/features.ts';
import type { Act } from '#domain/act.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import type { ServingChange, ServingState } from '#domain/features.ts';
import { livingAt } from '#server/access/read-access.ts';
import { lockFeature } from '#server/commands/lock.ts';
import { isRefusal } from '#server/commands/verb.ts';

export async function loadServing(
  tx: Transaction,
  input: { featureId: string; environmentKey: string },
  act: Act,
): Promise<(ServingState & { environment: { production: boolean } }) | Refusal> {
  const feature = await lockFeature(tx, input.featureId, 'update');
  if (isRefusal(feature)) return feature;
  const [row] = await tx
    .select({
      environment: environments,
      serving: featureEnvironments.serving,
      killedFrom: featureEnvironments.killedFrom,
    })
    .from(featureEnvironments)
    .innerJoin(environments, eq(environments.key, featureEnvironments.environmentKey))
    .where(
      and(
        eq(featureEnvironments.featureId, feature.id),
        eq(featureEnvironments.environmentKey, input.environmentKey),
      ),
    );
  if (!row) return refuse('not_found', `There is no environment named ${input.environmentKey}.`);
  const affected = await tx.$count(grants, and(eq(grants.featureId, feature.id), livingAt(act.now)));
  return { feature, ...row, affected };
}

export async function saveServing(
  tx: Transaction,
  state: ServingState,
  next: ServingChange,
  killed: { at: Date; reason: string } | null,
): Promise<void> {
  await tx
    .update(featureEnvironments)
    .set({ ...next, killedAt: killed?.at ?? null, killReason: killed?.reason ?? null })
    .where(
      and(
        eq(featureEnvironments.featureId, state.feature.id),
        eq(featureEnvironments.environmentKey, state.environment.key),
      ),
    );
}
