import { z } from 'zod';
import { accountTiers, accountTypes, regions } from '#domain/accounts.ts';
import { id, sentence } from './common.ts';

export const accountKey = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/,
    'A key has 1 to 128 letters, digits and . _ : @ -, and starts with a letter or digit.',
  )
  .refine(
    (key) => key.toLowerCase() !== 'import',
    'The key import is the name of a page here; choose another.',
  );

export const createAccountInput = z.strictObject({
  key: accountKey,
  name: sentence('The name', 120),
  crmId: sentence('The CRM id', 120).nullish(),
  ownerId: id,
  tier: z.enum(accountTiers),
  type: z.enum(accountTypes),
  arr: z
    .number({ error: 'The value must be a whole number of dollars.' })
    .int('The value must be a whole number of dollars.')
    .min(0)
    .max(2_000_000_000),
  region: z.enum(regions),
  tags: z.array(sentence('A tag', 40)).max(20, 'An account has 20 tags at most.').default([]),
});
export type CreateAccountInput = z.infer<typeof createAccountInput>;
