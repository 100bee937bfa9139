import { z } from 'zod';
import { keyKinds, originProblem } from '#domain/api-keys.ts';
import { environmentKey, instant, sentence } from './common.ts';

/** A page's origin as browsers send it: scheme, host and port if it is not the usual one, in small letters. */
const origin = z
  .string()
  .max(200, 'An origin has 200 characters at most.')
  .superRefine((text, context) => {
    const message = originProblem(text);
    if (message) context.addIssue({ code: 'custom', message });
  });

const limit = (what: string, least: number, most: number) =>
  z
    .int(`${what} must be a whole number.`)
    .min(least, `${what} must be ${least} or more.`)
    .max(most, `${what} must be ${most.toLocaleString('en')} or less.`);

export const createKeyInput = z
  .strictObject({
    name: sentence('The name', 80),
    kind: z.enum(keyKinds),
    environmentKey,
    expiresAt: instant.nullish(),
    origins: z.array(origin).max(20, 'A key has 20 origins at most.').default([]),
    proofRequired: z.boolean().default(true),
    singlePerSecond: limit('Single evaluations a second', 1, 10_000_000).default(500),
    bulkPerSecond: limit('Bulk evaluations a second', 1, 10_000_000).default(50),
    maxStreams: limit('Open streams', 0, 1_000_000).default(1_000),
  })
  .refine(({ kind, origins }) => kind === 'server' || origins.length > 0, {
    path: ['origins'],
    message: 'A client key names the pages that may use it, such as https://app.example.com.',
  })
  .refine(({ kind, origins }) => kind === 'client' || origins.length === 0, {
    path: ['origins'],
    message: 'A server key is not used from pages: it has no origins.',
  });
export type CreateKeyInput = z.infer<typeof createKeyInput>;

export const revokeKeyInput = z.strictObject({
  keyId: z.string().regex(/^[a-z0-9]{16}$/, 'This is not the id of a key.'),
});
