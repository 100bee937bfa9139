import { eq } from 'drizzle-orm';
import { settings } from '#db/schema/working.ts';
import { requireSecondFactorInput } from '#domain/inputs/sign-in.ts';
import { requireSecondFactor } from '#domain/second-factor.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const requireSecondFactorVerb = defineVerb({
  name: 'require-second-factor',
  action: 'manage_users',
  input: requireSecondFactorInput,
  load: async (tx) => {
    const [row] = await tx
      .select({ id: settings.id, who: settings.secondFactorFor })
      .from(settings)
      .for('update');
    if (!row) throw new Error('There are no settings; was the database migrated?');
    return row;
  },
})({
  scope: () => ({}),
  decide: requireSecondFactor,
  save: async (tx, who, { state }) => {
    await tx.update(settings).set({ secondFactorFor: who }).where(eq(settings.id, state.id));
    return { who };
  },
});
