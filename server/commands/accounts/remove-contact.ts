import { and, eq } from 'drizzle-orm';
import { contacts } from '#db/schema/accounts.ts';
import { removeContact } from '#domain/contacts.ts';
import { removeContactInput } from '#domain/inputs/account-changes.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { whoseAccount } from './load-account.ts';
import { loadContact } from './load-contact.ts';

export const removeContactVerb = defineVerb({
  name: 'remove-contact',
  action: 'edit_account',
  input: removeContactInput,
  load: (tx, input, { now }) => loadContact(tx, input, now),
})({
  scope: ({ row }, act) => whoseAccount(row, act),
  decide: (state, { key }) => removeContact(state, key),
  save: async (tx, next, { state }) => {
    await tx.delete(contacts).where(and(eq(contacts.accountId, state.row.id), eq(contacts.key, next.key)));
    return { key: next.key };
  },
});
