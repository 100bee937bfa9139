import { and, eq } from 'drizzle-orm';
import { savedViews } from '#db/schema/transfers.ts';
import { type DeleteViewInput, deleteViewInput } from '#domain/inputs/views.ts';
import type { OwnWrite } from '#server/commands/own-write.ts';

/** What is gone already stays gone. */
export const deleteView: OwnWrite<DeleteViewInput, DeleteViewInput, { viewId: string }> = {
  name: 'delete-view',
  action: 'see',
  input: deleteViewInput,
  save: async (tx, { viewId }, { userId }) => {
    await tx.delete(savedViews).where(and(eq(savedViews.id, viewId), eq(savedViews.userId, userId)));
    return { viewId };
  },
};
