import { eq } from 'drizzle-orm';
import { accounts } from '#db/schema/accounts.ts';
import { changeAccount } from '#domain/changing-accounts.ts';
import { changeAccountInput } from '#domain/inputs/account-changes.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { detailsOf, findSeller, findTeam, lockAccount, refOf, whoseAccount } from './load-account.ts';

export const changeAccountVerb = defineVerb({
  name: 'change-account',
  action: 'edit_account',
  input: changeAccountInput,
  load: async (tx, { accountId, becomes }) => {
    const row = await lockAccount(tx, accountId);
    if (isRefusal(row)) return row;
    return {
      row,
      account: refOf(row),
      now: await detailsOf(tx, row),
      owner: await findSeller(tx, becomes.ownerId),
      team: becomes.teamId === null ? null : await findTeam(tx, becomes.teamId),
    };
  },
})({
  scope: ({ row }, act) => whoseAccount(row, act),
  decide: changeAccount,
  save: async (tx, { owner, team, tags, ...next }, { state }) => {
    await tx
      .update(accounts)
      .set({ ...next, tags: [...tags], ownerId: owner.id, teamId: team?.id ?? null })
      .where(eq(accounts.id, state.row.id));
    return { accountId: state.row.id };
  },
});
