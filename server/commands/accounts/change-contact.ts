import { and, eq } from 'drizzle-orm';
import { contacts } from '#db/schema/accounts.ts';
import { changeContact } from '#domain/contacts.ts';
import { changeContactInput } from '#domain/inputs/account-changes.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { whoseAccount } from './load-account.ts';
import { loadContact } from './load-contact.ts';

export const changeContactVerb = defineVerb({
  name: 'change-contact',
  action: 'edit_account',
  input: changeContactInput,
  load: (tx, input, { now }) => loadContact(tx, input, now),
})({
  scope: ({ row }, act) => whoseAccount(row, act),
  decide: changeContact,
  save: async (tx, next, { state }) => {
    const { name, email } = next;
    await tx
      .update(contacts)
      .set({ name, email })
      .where(and(eq(contacts.accountId, state.row.id), eq(contacts.key, next.key)));
    return { key: next.key };
  },
});
