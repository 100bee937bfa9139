import { z } from 'zod';
import { sentiments } from '#domain/feedback.ts';
import { day, dealValue, id, reason, sentence } from './common.ts';

export const recordInterestInput = z.strictObject({
  featureId: id,
  accountId: id,
  note: sentence('The note', 500),
  /** Whole US dollars. Left out, it stays as it was recorded before; nothing takes it away. */
  dealValue: dealValue.nullish(),
  dealCloseDate: day.nullish(),
});
export type RecordInterestInput = z.infer<typeof recordInterestInput>;

export const withdrawInterestInput = z.strictObject({ interestId: id, reason: reason.nullish() });

export const offerPlaceInput = z.strictObject({ interestId: id });

export const giveFeedbackInput = z.strictObject({
  featureId: id,
  accountId: id,
  sentiment: z.enum(sentiments, 'Say whether they are happy, mixed or unhappy.'),
  text: sentence('What they said', 2000),
  link: z
    .url({ protocol: /^https?$/, error: 'The link must start with https:// or http://.' })
    .max(500, 'The link has 500 characters at most.')
    .nullish(),
});
