import { eq } from 'drizzle-orm';
import { accounts } from '#db/schema/accounts.ts';
import { restoreAccount } from '#domain/changing-accounts.ts';
import { restoreAccountInput } from '#domain/inputs/account-changes.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { lockAccount, refOf, whoseAccount } from './load-account.ts';

export const restoreAccountVerb = defineVerb({
  name: 'restore-account',
  action: 'edit_account',
  input: restoreAccountInput,
  load: async (tx, { accountId }) => {
    const row = await lockAccount(tx, accountId);
    return isRefusal(row) ? row : { row, account: refOf(row) };
  },
})({
  scope: ({ row }, act) => whoseAccount(row, act),
  decide: restoreAccount,
  save: async (tx, _next, { state }) => {
    await tx.update(accounts).set({ archivedAt: null }).where(eq(accounts.id, state.row.id));
    return { accountId: state.row.id };
  },
});
