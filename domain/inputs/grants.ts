import { z } from 'zod';
import { daysInWords } from '#domain/dates.ts';
import { longestBreakGlassDays } from '#domain/grants.ts';
import { contactKeys, unlockInput } from './access.ts';
import { day, days, id, reason, sentence } from './common.ts';
import { variantName } from './features.ts';

/** `days` is the whole length, counted from the start of the grant. */
export const extendInput = z.strictObject({ grantId: id, days, reason });
export const askExtensionInput = extendInput.extend({ dealCloseDate: day.nullish() });

export const changeScopeInput = z.strictObject({
  grantId: id,
  /** Left out, it stays as it is. */
  variant: variantName.optional(),
  /** Left out, they stay as they are; empty, everyone at the account. */
  contactKeys: contactKeys.optional(),
  reason: reason.nullish(),
  /** What stood on the screen: when it is not so any more, nothing is changed. */
  seen: z.strictObject({ variant: variantName, contactKeys }).optional(),
});

export const breakGlassInput = unlockInput.omit({ startsAt: true }).extend({
  days: days.max(longestBreakGlassDays, `A break-glass lasts ${daysInWords(longestBreakGlassDays)} at most.`),
});
export type BreakGlassInput = z.infer<typeof breakGlassInput>;

export const reviewBreakGlassInput = z.strictObject({
  grantId: id,
  verdict: z.enum(['justified', 'not_justified']),
  note: sentence('The note', 500),
});
export type ReviewBreakGlassInput = z.infer<typeof reviewBreakGlassInput>;

export const excludeInput = z.strictObject({ featureId: id, accountId: id, reason });
export const liftExclusionInput = z.strictObject({ exclusionId: id, reason });
