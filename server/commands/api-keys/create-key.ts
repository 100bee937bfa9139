import { createHash, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { apiKeys } from '#db/schema/evaluation.ts';
import { environments } from '#db/schema/features.ts';
import { formatKey } from '#domain/api-keys.ts';
import { createKeyInput } from '#domain/inputs/api-keys.ts';
import { createKey } from '#domain/key-ring.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const createKeyVerb = defineVerb({
  name: 'create-key',
  action: 'manage_keys',
  input: createKeyInput,
  load: async (tx, input) => {
    const [environment] = await tx
      .select()
      .from(environments)
      .where(eq(environments.key, input.environmentKey));
    return { environment };
  },
})({
  scope: ({ environment }) => ({ notProduction: environment?.production === false }),
  decide: ({ environment }, input, act) => createKey(environment, input, act),
  save: async (tx, next, { input, act }) => {
    const secret = randomBytes(32).toString('base64url');
    const key = formatKey(input.kind, input.environmentKey, next.id, secret);
    await tx.insert(apiKeys).values({
      ...next,
      name: input.name,
      kind: input.kind,
      environmentKey: input.environmentKey,
      hash: createHash('sha256').update(key).digest('hex'),
      createdBy: act.by.id,
      createdAt: act.now,
      expiresAt: input.expiresAt ?? null,
    });
    return { keyId: next.id, key: key as string | null };
  },
  remember: ({ keyId }) => ({ keyId, key: null }),
});
