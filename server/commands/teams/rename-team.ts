import { eq } from 'drizzle-orm';
import { teams } from '#db/schema/users.ts';
import { refuse } from '#domain/decision.ts';
import { renameTeamInput } from '#domain/inputs/people.ts';
import { renameTeam } from '#domain/teams.ts';
import { isTeamNameTaken } from '#server/commands/people/load-person.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const renameTeamVerb = defineVerb({
  name: 'rename-team',
  action: 'manage_users',
  input: renameTeamInput,
  load: async (tx, { teamId, name }) => {
    const [team] = await tx.select().from(teams).where(eq(teams.id, teamId)).for('update');
    if (!team) return refuse('not_found', 'There is no such team.');
    return { team, nameTaken: await isTeamNameTaken(tx, name, teamId) };
  },
})({
  scope: () => ({}),
  decide: renameTeam,
  save: async (tx, _next, { state, input }) => {
    await tx.update(teams).set({ name: input.name }).where(eq(teams.id, state.team.id));
    return { teamId: state.team.id };
  },
});
