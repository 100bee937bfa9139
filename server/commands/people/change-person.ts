import { eq } from 'drizzle-orm';
import { accounts } from '#db/schema/accounts.ts';
import { users } from '#db/schema/users.ts';
import { changePersonInput } from '#domain/inputs/people.ts';
import { changePerson } from '#domain/people.ts';
import { readGivenByGroups } from '#server/commands/directory/grouped-people.ts';
import { endSessions } from '#server/commands/sign-in/end-sessions.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { findTeam, loadPersonState } from './load-person.ts';

export const changePersonVerb = defineVerb({
  name: 'change-person',
  action: 'manage_users',
  input: changePersonInput,
  load: async (tx, { personId, teamId }, act) => {
    const state = await loadPersonState(tx, personId, act);
    if (isRefusal(state)) return state;
    return {
      ...state,
      wantedTeam: await findTeam(tx, teamId),
      given: await readGivenByGroups(tx, personId),
      accounts: await tx.$count(accounts, eq(accounts.ownerId, personId)),
    };
  },
})({
  scope: () => ({}),
  decide: changePerson,
  save: async (tx, { changesTeam, losesRole, ...next }, { state: { person }, act }) => {
    await tx.update(users).set(next).where(eq(users.id, person.id));
    if (losesRole) await endSessions(tx, person.id, 'role_lost', act.now);
    // An account is of its owner's team.
    if (changesTeam)
      await tx.update(accounts).set({ teamId: next.teamId }).where(eq(accounts.ownerId, person.id));
    return { personId: person.id };
  },
});
