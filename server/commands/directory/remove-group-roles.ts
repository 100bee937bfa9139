import { eq } from 'drizzle-orm';
import { groupRoles } from '#db/schema/directory.ts';
import { removeGroupRoles } from '#domain/directory/mapping.ts';
import { removeGroupRolesInput } from '#domain/inputs/directory.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadMappingState } from './grouped-people.ts';
import { saveRegrouped } from './save-regrouped.ts';

export const removeGroupRolesVerb = defineVerb({
  name: 'remove-group-roles',
  action: 'manage_users',
  input: removeGroupRolesInput,
  load: (tx) => loadMappingState(tx),
})({
  scope: () => ({}),
  decide: (state, { mappingId }, act) => removeGroupRoles(state, { id: mappingId }, act),
  save: async (tx, { id, moved }, { act }) => {
    await tx.delete(groupRoles).where(eq(groupRoles.id, id));
    await saveRegrouped(tx, moved, act.now);
    return { moved: moved.length };
  },
});
