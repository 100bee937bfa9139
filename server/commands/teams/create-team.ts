import { teams } from '#db/schema/users.ts';
import { createTeamInput } from '#domain/inputs/people.ts';
import { createTeam } from '#domain/teams.ts';
import { isTeamNameTaken } from '#server/commands/people/load-person.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const createTeamVerb = defineVerb({
  name: 'create-team',
  action: 'manage_users',
  input: createTeamInput,
  load: async (tx, { name }) => ({ nameTaken: await isTeamNameTaken(tx, name) }),
})({
  scope: () => ({}),
  decide: createTeam,
  save: async (tx, team) => {
    await tx.insert(teams).values(team);
    return { teamId: team.id };
  },
});
