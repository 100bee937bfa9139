import { and, eq } from 'drizzle-orm';
import { grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { archiveAccount } from '#domain/changing-accounts.ts';
import { archiveAccountInput } from '#domain/inputs/account-changes.ts';
import { livingAt } from '#server/access/read-access.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { lockAccount, refOf, whoseAccount } from './load-account.ts';

export const archiveAccountVerb = defineVerb({
  name: 'archive-account',
  action: 'edit_account',
  input: archiveAccountInput,
  load: async (tx, { accountId }, { now }) => {
    const row = await lockAccount(tx, accountId);
    if (isRefusal(row)) return row;
    const living = await tx.$count(grants, and(eq(grants.accountId, row.id), livingAt(now)));
    return { row, account: refOf(row), living };
  },
})({
  scope: ({ row }, act) => whoseAccount(row, act),
  decide: (state, { reason }) => archiveAccount(state, reason),
  save: async (tx, _next, { state, act }) => {
    await tx.update(accounts).set({ archivedAt: act.now }).where(eq(accounts.id, state.row.id));
    return { accountId: state.row.id };
  },
});
