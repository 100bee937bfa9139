import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { teams } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { type MappingState, removeGroupRoles, setGroupRoles } from '#domain/directory/mapping.ts';
import type { PreviewGroupRolesInput } from '#domain/inputs/directory.ts';
import { readMappingState } from '#server/commands/directory/grouped-people.ts';

/** Who would gain and lose what, by the very decision that will be made. */
export async function directoryPreview(db: Database, input: PreviewGroupRolesInput, by: Person, now: Date) {
  const state = await readMappingState(db);
  const decided = await decide(db, state, input, { by, now, newId: randomUUID });
  if (!decided.ok) return { refusal: decided.sentence, moved: [] };
  return {
    refusal: null,
    moved: decided.next.moved.map(({ person, gained, lost, team, changesTeam }) => ({
      ...{ person, gained, lost },
      team: changesTeam ? (team?.name ?? null) : undefined,
    })),
  };
}

async function decide(
  db: Database,
  state: MappingState,
  input: PreviewGroupRolesInput,
  act: Parameters<typeof setGroupRoles>[2],
) {
  if ('remove' in input) return removeGroupRoles(state, { id: input.remove.mappingId }, act);
  const { mappingId, teamId, group, roles } = input.set;
  const [team] = teamId ? await db.select().from(teams).where(eq(teams.id, teamId)) : [];
  return setGroupRoles(state, { group, roles, teamId, team, id: mappingId ?? undefined }, act);
}
