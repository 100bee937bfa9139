import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { refuse } from '#domain/decision.ts';
import { chooseRolesSource } from '#domain/directory/mapping.ts';
import { chooseRolesSourceInput } from '#domain/inputs/directory.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { lockDirectory, lockPeople, readAdminIds, readMapping, readWithGroups } from './grouped-people.ts';
import { saveRegrouped } from './save-regrouped.ts';

export const chooseRolesSourceVerb = defineVerb({
  name: 'choose-roles-source',
  action: 'manage_users',
  input: chooseRolesSourceInput,
  load: async (tx, { personId }) => {
    await lockDirectory(tx);
    await lockPeople(tx, [personId]);
    const [person] = await readWithGroups(tx, [personId]);
    if (!person) return refuse('not_found', 'There is no such person.');
    const { rolesFrom } = person;
    return { person, rolesFrom, mapping: await readMapping(tx), adminIds: await readAdminIds(tx) };
  },
})({
  scope: () => ({}),
  decide: chooseRolesSource,
  save: async (tx, moved, { input: { personId, from }, act }) => {
    await tx.update(users).set({ rolesFrom: from }).where(eq(users.id, personId));
    await saveRegrouped(tx, moved, act.now);
    return { personId };
  },
});
