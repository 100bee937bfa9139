import { eq } from 'drizzle-orm';
import { accounts } from '#db/schema/accounts.ts';
import { users } from '#db/schema/users.ts';
import { changePersonInput } from '#domain/inputs/people.ts';
import { changePerson } from '#domain/people.ts';
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
      accounts: await tx.$count(accounts, eq(accounts.ownerId, personId)),
    };
  },
})({
  scope: () => ({}),
  decide: changePerson,
  save: async (tx, { changesTeam, ...next }, { state: { person } }) => {
    await tx.update(users).set(next).where(eq(users.id, person.id));
    // An account is of its owner's team.
    if (changesTeam)
      await tx.update(accounts).set({ teamId: next.teamId }).where(eq(accounts.ownerId, person.id));
    return { personId: person.id };
  },
});
