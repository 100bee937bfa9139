import { z } from 'zod';
import { longestQuery } from '#domain/saved-views.ts';
import { viewScreens } from '#domain/view-queries.ts';
import { id } from './common.ts';

const name = z
  .string()
  .trim()
  .min(1, 'Give the view a name.')
  .max(60, 'A name of up to 60 letters is enough.')
  .refine((text) => !text.includes('\0'));

export const saveViewInput = z.strictObject({
  screen: z.enum(viewScreens),
  name,
  query: z.string().max(longestQuery),
});
export type SaveViewInput = z.infer<typeof saveViewInput>;

export const renameViewInput = z.strictObject({ viewId: id, name });
export type RenameViewInput = z.infer<typeof renameViewInput>;

export const deleteViewInput = z.strictObject({ viewId: id });
export type DeleteViewInput = z.infer<typeof deleteViewInput>;
