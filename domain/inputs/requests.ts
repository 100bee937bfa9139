import { z } from 'zod';
import { contactKeys } from './access.ts';
import { day, days, dealValue, id, instant, reason } from './common.ts';
import { variantName } from './features.ts';

/** What is left out stays as it is; null is the usual, or nothing. */
export const changeRequestInput = z.strictObject({
  requestId: id,
  /** The revision that stood on the screen. */
  revision: z.number().int().min(1),
  days: days.optional(),
  reason: reason.optional(),
  dealCloseDate: day.nullish(),
  dealValue: dealValue.nullish(),
  startsAt: instant.nullish(),
  variant: variantName.nullish(),
  contactKeys: contactKeys.optional(),
});
export type ChangeRequestInput = z.infer<typeof changeRequestInput>;
