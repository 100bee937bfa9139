import { contacts } from '#db/schema/accounts.ts';
import { addContact } from '#domain/contacts.ts';
import { addContactInput } from '#domain/inputs/account-changes.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { whoseAccount } from './load-account.ts';
import { loadContact } from './load-contact.ts';

export const addContactVerb = defineVerb({
  name: 'add-contact',
  action: 'edit_account',
  input: addContactInput,
  load: (tx, input, { now }) => loadContact(tx, input, now),
})({
  scope: ({ row }, act) => whoseAccount(row, act),
  decide: addContact,
  save: async (tx, next, { state, act }) => {
    await tx.insert(contacts).values({ ...next, id: act.newId(), accountId: state.row.id });
    return { key: next.key };
  },
});
