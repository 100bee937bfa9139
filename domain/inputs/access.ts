import { z } from 'zod';
import { day, days, id, instant, reason } from './common.ts';

export const unlockInput = z.strictObject({
  featureId: id,
  accountId: id,
  days,
  reason,
  /** When the seller first meant it: the moment the sheet was opened. */
  intentAt: instant.optional(),
});
export type UnlockInput = z.infer<typeof unlockInput>;

export const requestInput = unlockInput.extend({
  dealCloseDate: day.nullish(),
  onBehalfOf: id.nullish(),
});
export type RequestInput = z.infer<typeof requestInput>;

const decidedRequest = z.strictObject({ requestId: id, revision: z.number().int().min(1) });
export const approveInput = decidedRequest.extend({ reason: reason.nullish() });
export const rejectInput = decidedRequest.extend({ reason });
export const cancelRequestInput = z.strictObject({ requestId: id, reason: reason.nullish() });
export const revokeInput = z.strictObject({ grantId: id, reason });
export const undoInput = z.strictObject({ grantId: id });
