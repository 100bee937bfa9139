import { eq } from 'drizzle-orm';
import { apiKeys } from '#db/schema/evaluation.ts';
import { environments } from '#db/schema/features.ts';
import { refuse } from '#domain/decision.ts';
import { revokeKeyInput } from '#domain/inputs/api-keys.ts';
import { revokeKey } from '#domain/key-ring.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const revokeKeyVerb = defineVerb({
  name: 'revoke-key',
  action: 'manage_keys',
  input: revokeKeyInput,
  load: async (tx, input) => {
    const [row] = await tx
      .select({ kept: apiKeys, production: environments.production })
      .from(apiKeys)
      .innerJoin(environments, eq(environments.key, apiKeys.environmentKey))
      .where(eq(apiKeys.id, input.keyId))
      .for('update', { of: apiKeys });
    return row ?? refuse('not_found', 'There is no such key.');
  },
})({
  scope: (state) => ({ notProduction: !state.production }),
  decide: (state) => revokeKey(state.kept),
  save: async (tx, _next, { state, act }) => {
    await tx.update(apiKeys).set({ revokedAt: act.now }).where(eq(apiKeys.id, state.kept.id));
    return { keyId: state.kept.id };
  },
});
