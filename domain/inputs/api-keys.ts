import { z } from 'zod';
import { keyKinds } from '#domain/api-keys.ts';
import { environmentKey, instant, sentence } from './common.ts';

export const createKeyInput = z.strictObject({
  name: sentence('The name', 80),
  kind: z.enum(keyKinds),
  environmentKey,
  expiresAt: instant.nullish(),
});
export type CreateKeyInput = z.infer<typeof createKeyInput>;

export const revokeKeyInput = z.strictObject({
  keyId: z.string().regex(/^[a-z0-9]{16}$/, 'This is not the id of a key.'),
});
