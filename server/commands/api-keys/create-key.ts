import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
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
    const proof = input.kind === 'client' && input.proofRequired ? newProofKey() : undefined;
    await tx.insert(apiKeys).values({
      ...input,
      ...next,
      proofRequired: proof !== undefined,
      proofPublicKey: proof?.publicKey ?? null,
      hash: createHash('sha256').update(key).digest('hex'),
      createdBy: act.by.id,
      createdAt: act.now,
      expiresAt: input.expiresAt ?? null,
    });
    return { keyId: next.id, key: key as string | null, proofKey: proof?.privateKey ?? null };
  },
  remember: ({ keyId }) => ({ keyId, key: null, proofKey: null }),
});

/** The pair with which a customer's backend proves an account. Only the public half stays here, so no dump can sign. */
function newProofKey(): { readonly publicKey: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
