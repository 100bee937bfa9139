import { eq } from 'drizzle-orm';
import { settings } from '#db/schema/working.ts';
import { changeSettingsInput } from '#domain/inputs/settings.ts';
import { changeWaitingTimes } from '#domain/waiting-times.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const changeSettingsVerb = defineVerb({
  name: 'change-settings',
  action: 'change_settings',
  input: changeSettingsInput,
  load: async (tx) => {
    const [times] = await tx.select().from(settings).for('update');
    if (!times) throw new Error('There are no settings; was the database migrated?');
    return times;
  },
})({
  scope: () => ({}),
  decide: changeWaitingTimes,
  save: async (tx, next, { state }) => {
    await tx.update(settings).set(next).where(eq(settings.id, state.id));
    return { offerHours: next.offerHours };
  },
});
