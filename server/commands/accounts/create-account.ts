import { and, arrayOverlaps, eq } from 'drizzle-orm';
import { accounts } from '#db/schema/accounts.ts';
import { users } from '#db/schema/users.ts';
import { createAccount } from '#domain/account-book.ts';
import { createAccountInput } from '#domain/inputs/accounts.ts';
import { defineVerb } from '#server/commands/verb.ts';

export const createAccountVerb = defineVerb({
  name: 'create-account',
  action: 'edit_account',
  input: createAccountInput,
  load: async (tx, input) => {
    const taken = await tx.$count(accounts, eq(accounts.key, input.key));
    const [owner] = await tx
      .select({ id: users.id, name: users.name, teamId: users.teamId })
      .from(users)
      .where(
        and(
          eq(users.id, input.ownerId),
          eq(users.active, true),
          arrayOverlaps(users.roles, ['sales', 'sales_lead']),
        ),
      );
    return { keyTaken: taken > 0, owner };
  },
})({
  scope: ({ owner }, { by }) => ({
    own: owner?.id === by.id,
    team: owner?.id === by.id || (by.teamId !== null && owner?.teamId === by.teamId),
  }),
  decide: createAccount,
  save: async (tx, next, { input, act }) => {
    await tx.insert(accounts).values({
      ...input,
      id: next.id,
      teamId: next.teamId,
      crmId: input.crmId ?? null,
      createdAt: act.now,
    });
    return { accountId: next.id, accountKey: next.key };
  },
});
