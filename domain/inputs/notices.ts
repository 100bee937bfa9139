import { z } from 'zod';
import { mailPaces, noticeKinds } from '#domain/notices.ts';
import { id } from './common.ts';

/** Everything up to an event, so that what came meanwhile stays unread; or single notices. */
export const markNoticesReadInput = z.union([
  z.strictObject({ upTo: z.number().int().min(0) }),
  z.strictObject({ ids: z.array(id).min(1).max(200) }),
]);
export type MarkNoticesReadInput = z.infer<typeof markNoticesReadInput>;

export const setNoticeInput = z.strictObject({
  kind: z.enum(noticeKinds),
  inApp: z.boolean(),
  mail: z.enum(mailPaces),
});
export type SetNoticeInput = z.infer<typeof setNoticeInput>;
