import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import { notifications } from '#db/schema/audit.ts';
import { type MarkNoticesReadInput, markNoticesReadInput } from '#domain/inputs/notices.ts';
import type { OwnWrite } from '#server/commands/own-write.ts';

export const markNoticesRead: OwnWrite<MarkNoticesReadInput, MarkNoticesReadInput, { read: number }> = {
  name: 'mark-notices-read',
  action: 'read_notices',
  input: markNoticesReadInput,
  save: async (tx, input, { userId, now }) => {
    const which =
      'ids' in input ? inArray(notifications.id, input.ids) : lte(notifications.eventSeq, input.upTo);
    const read = await tx
      .update(notifications)
      .set({ readAt: now })
      .where(and(eq(notifications.userId, userId), isNull(notifications.readAt), notifications.inApp, which))
      .returning({ id: notifications.id });
    return { read: read.length };
  },
};
