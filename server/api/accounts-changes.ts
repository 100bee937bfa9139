import { addContactVerb } from '#server/commands/accounts/add-contact.ts';
import { archiveAccountVerb } from '#server/commands/accounts/archive-account.ts';
import { changeAccountVerb } from '#server/commands/accounts/change-account.ts';
import { changeContactVerb } from '#server/commands/accounts/change-contact.ts';
import { removeContactVerb } from '#server/commands/accounts/remove-contact.ts';
import { restoreAccountVerb } from '#server/commands/accounts/restore-account.ts';
import { accountChoices } from '#server/queries/account-choices.ts';
import { command, query } from './trpc.ts';

/** What can be changed of an account and its contacts, and whom it can be given to. */
export const accountChanges = {
  choices: query.query(({ ctx }) => accountChoices(ctx.house.db)),
  change: command(changeAccountVerb),
  archive: command(archiveAccountVerb),
  restore: command(restoreAccountVerb),
  addContact: command(addContactVerb),
  changeContact: command(changeContactVerb),
  removeContact: command(removeContactVerb),
};
