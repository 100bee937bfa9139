import { and, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { exportJobs, exportParts } from '#db/schema/transfers.ts';
import { cancelExportInput } from '#domain/inputs/timeline.ts';
import type { OwnWrite } from '#server/commands/own-write.ts';
import { openStatuses } from '#server/queries/exports.ts';

type CancelExportInput = z.infer<typeof cancelExportInput>;

/** What was written so far goes too. */
export const cancelExport: OwnWrite<CancelExportInput, CancelExportInput, { cancelled: boolean }> = {
  name: 'cancel-export',
  action: 'see',
  input: cancelExportInput,
  save: async (tx, { exportId }, { userId, now }) => {
    const cancelled = await tx
      .update(exportJobs)
      .set({ status: 'cancelled', finishedAt: now })
      .where(
        and(
          eq(exportJobs.id, exportId),
          eq(exportJobs.userId, userId),
          inArray(exportJobs.status, [...openStatuses]),
        ),
      )
      .returning({ id: exportJobs.id });
    for (const { id } of cancelled) await tx.delete(exportParts).where(eq(exportParts.jobId, id));
    return { cancelled: cancelled.length > 0 };
  },
};
