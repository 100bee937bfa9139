import { z } from 'zod';
import { kinds } from '#domain/audit/kinds.ts';
import { exportFormats } from '#domain/exporting.ts';
import { longestTimelineText } from '#domain/timeline-text.ts';
import { id, instant } from './common.ts';

const longestKey = 128;

/** PostgreSQL text can hold no NUL. */
const storable = (text: string) => !text.includes('\0');
const key = z.string().min(1).max(longestKey).refine(storable);

/** What of the timeline is wanted; left out, all of it. */
const timelineFields = {
  feature: key.optional(),
  account: key.optional(),
  person: id.optional(),
  kinds: z.array(z.enum(kinds)).max(kinds.length).optional(),
  /** Days of the reader as instants: from the first on, before the second. */
  from: instant.optional(),
  to: instant.optional(),
  text: z.string().trim().max(longestTimelineText).refine(storable).optional(),
};
export const timelineFilterInput = z.object(timelineFields);
export type TimelineFilterInput = z.infer<typeof timelineFilterInput>;

const seq = z.number().int().positive();
/** A page before or after an event, or around one that is named by its number or the beginning of its hash. */
export const timelinePageInput = z.object({
  ...timelineFields,
  event: z.string().max(64).optional(),
  cursor: z.union([z.object({ before: seq }), z.object({ after: seq })]).optional(),
});

export const askForExportInput = z.strictObject({
  format: z.enum(exportFormats, 'Choose CSV, JSON Lines or Chain.'),
  filter: z.strictObject(timelineFields),
});
export type AskForExportInput = z.infer<typeof askForExportInput>;

export const cancelExportInput = z.strictObject({ exportId: id });

const stored = z.record(z.string(), z.string());

/** The filter as it is kept with an export: text by name, as addresses keep it. */
export function filterAsText({
  kinds: some,
  from,
  to,
  ...rest
}: TimelineFilterInput): Record<string, string> {
  const texts = { ...rest, kind: some?.join(','), from: from?.toISOString(), to: to?.toISOString() };
  return stored.parse(Object.fromEntries(Object.entries(texts).filter(([, text]) => text)));
}

export function filterFromText({ kind, from, to, ...rest }: Record<string, string>): TimelineFilterInput {
  return timelineFilterInput.parse({
    ...rest,
    ...(kind ? { kinds: kind.split(',') } : {}),
    ...(from ? { from: new Date(from) } : {}),
    ...(to ? { to: new Date(to) } : {}),
  });
}
