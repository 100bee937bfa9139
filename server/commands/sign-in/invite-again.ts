import { eq } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { personInput } from '#domain/inputs/people.ts';
import { inviteAgain } from '#domain/people.ts';
import { loadPersonState } from '#server/commands/people/load-person.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { isMailSetUp } from '#server/mail-set-up.ts';
import { makeInvitation } from './password-links.ts';

export const inviteAgainVerb = defineVerb({
  name: 'invite-again',
  action: 'manage_users',
  input: personInput,
  load: async (tx, { personId }, act) => {
    const found = await loadPersonState(tx, personId, act);
    if (isRefusal(found)) return found;
    const [user] = await tx
      .select({ passwordHash: users.passwordHash, singleSignOnId: users.singleSignOnId })
      .from(users)
      .where(eq(users.id, personId));
    return {
      person: found.person,
      canInvite: isMailSetUp(),
      hasJoined: Boolean(user?.passwordHash ?? user?.singleSignOnId),
    };
  },
})({
  scope: () => ({}),
  decide: inviteAgain,
  save: async (tx, _next, { state: { person }, act }) => {
    await makeInvitation(tx, person.id, act);
    return { personId: person.id };
  },
});
