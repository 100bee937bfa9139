import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { removeSample } from '#domain/sample.ts';
import { sizeOfSample } from '#server/access/sample-size.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { deleteSample } from './delete-sample.ts';
import { lockSample } from './lock-sample.ts';

export const removeSampleVerb = defineVerb({
  name: 'remove-sample',
  action: 'manage_users',
  input: z.strictObject({}),
  load: async (tx) => {
    await lockSample(tx);
    // Whoever makes something on top waits for these, and finds them gone.
    await tx.select().from(features).where(eq(features.sample, true)).orderBy(features.id).for('update');
    await tx.select().from(accounts).where(eq(accounts.sample, true)).orderBy(accounts.id).for('update');
    return { size: await sizeOfSample(tx) };
  },
})({
  scope: () => ({}),
  decide: ({ size }) => removeSample(size),
  save: async (tx, size) => {
    await deleteSample(tx);
    return { ...size };
  },
});
