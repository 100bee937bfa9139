import { z } from 'zod';
import { day, days, dealValue, id, instant, reason } from './common.ts';
import { variantName } from './features.ts';
import { plainText } from './plain-json.ts';

export const contactKey = z
  .string()
  .min(1, 'A contact has a key.')
  .max(128, 'The key of a contact has 128 characters at most.')
  .refine(plainText, 'The key of a contact contains characters that can not be kept.');

export const contactKeys = z.array(contactKey).max(50, 'An unlock names 50 contacts at most.');

export const unlockInput = z.strictObject({
  featureId: id,
  accountId: id,
  days,
  reason,
  /** When the seller first meant it: the moment the sheet was opened. */
  intentAt: instant.optional(),
  /** Left out, the one that is usual when unlocked. */
  variant: variantName.optional(),
  /** Left out or empty, everyone at the account. */
  contactKeys: contactKeys.optional(),
  /** Left out or past, now. */
  startsAt: instant.optional(),
});
export type UnlockInput = z.infer<typeof unlockInput>;

export const requestInput = unlockInput.extend({
  dealCloseDate: day.nullish(),
  dealValue: dealValue.nullish(),
  onBehalfOf: id.nullish(),
});
export type RequestInput = z.infer<typeof requestInput>;

const decidedRequest = z.strictObject({ requestId: id, revision: z.number().int().min(1) });
export const approveInput = decidedRequest.extend({ reason: reason.nullish() });
export const rejectInput = decidedRequest.extend({ reason });
export const cancelRequestInput = z.strictObject({ requestId: id, reason: reason.nullish() });
export const revokeInput = z.strictObject({ grantId: id, reason });
export const undoInput = z.strictObject({ grantId: id });
export const takePlaceInput = z.strictObject({ requestId: id });
export const orderWaitlistInput = z.strictObject({
  roundId: id,
  /** All who wait, in the order wanted. */
  requestIds: z.array(id).min(1, 'Nobody is named.').max(1000, 'The order names 1,000 accounts at most.'),
});
