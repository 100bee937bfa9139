import { eq } from 'drizzle-orm';
import { groupRoles } from '#db/schema/directory.ts';
import { setGroupRoles } from '#domain/directory/mapping.ts';
import { setGroupRolesInput } from '#domain/inputs/directory.ts';
import { findTeam } from '#server/commands/people/load-person.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadMappingState } from './grouped-people.ts';
import { saveRegrouped } from './save-regrouped.ts';

export const setGroupRolesVerb = defineVerb({
  name: 'set-group-roles',
  action: 'manage_users',
  input: setGroupRolesInput,
  load: async (tx, { teamId }) => ({ ...(await loadMappingState(tx)), team: await findTeam(tx, teamId) }),
})({
  scope: () => ({}),
  decide: ({ team, ...state }, { mappingId, ...input }, act) =>
    setGroupRoles(state, { ...input, team, id: mappingId ?? undefined }, act),
  save: async (tx, { id, moved }, { state: { mapping, team }, input: { group, roles }, act }) => {
    const given = { groupName: group, roles, teamId: team?.id ?? null };
    if (mapping.some((one) => one.id === id))
      await tx.update(groupRoles).set(given).where(eq(groupRoles.id, id));
    else await tx.insert(groupRoles).values({ ...given, id, createdAt: act.now });
    await saveRegrouped(tx, moved, act.now);
    return { mappingId: id, moved: moved.length };
  },
});
