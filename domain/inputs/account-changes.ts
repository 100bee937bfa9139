import { z } from 'zod';
import { contactKey } from './access.ts';
import { createAccountInput } from './accounts.ts';
import { id, reason, sentence } from './common.ts';

const { name, ownerId, tier, type, arr, region, tags } = createAccountInput.shape;

const details = z.strictObject({
  name,
  crmId: sentence('The CRM id', 120).nullable(),
  ownerId,
  teamId: id.nullable(),
  tier,
  type,
  arr,
  region,
  tags,
});

/** How the account stood when the form was opened, and how it is to stand: what somebody else changed meanwhile shows. */
export const changeAccountInput = z.strictObject({ accountId: id, was: details, becomes: details });
export type ChangeAccountInput = z.infer<typeof changeAccountInput>;
export type WrittenDetails = ChangeAccountInput['becomes'];

export const archiveAccountInput = z.strictObject({ accountId: id, reason });
export const restoreAccountInput = z.strictObject({ accountId: id });

const contact = {
  name: sentence('The name', 120),
  email: z.email('An e-mail address looks like name@example.com.').max(200).nullish(),
};
const newContactKey = contactKey.regex(
  /^[A-Za-z0-9][A-Za-z0-9._:@+-]{0,127}$/,
  'A key has 1 to 128 letters, digits and . _ : @ + -, and starts with a letter or digit.',
);

export const addContactInput = z.strictObject({ accountId: id, key: newContactKey, ...contact });
export type AddContactInput = z.infer<typeof addContactInput>;
export const changeContactInput = z.strictObject({ accountId: id, key: contactKey, ...contact });
export type ChangeContactInput = z.infer<typeof changeContactInput>;
export const removeContactInput = z.strictObject({ accountId: id, key: contactKey });
