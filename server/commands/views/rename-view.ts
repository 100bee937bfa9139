import { and, eq } from 'drizzle-orm';
import { savedViews } from '#db/schema/transfers.ts';
import { type RenameViewInput, renameViewInput } from '#domain/inputs/views.ts';
import { renameView as decideName } from '#domain/saved-views.ts';
import type { OwnWrite } from '#server/commands/own-write.ts';
import { lockViews } from './kept-views.ts';

export const renameView: OwnWrite<RenameViewInput, RenameViewInput, { viewId: string }> = {
  name: 'rename-view',
  action: 'see',
  input: renameViewInput,
  save: async (tx, { viewId, name }, { userId }) => {
    const decided = decideName(await lockViews(tx, userId), { id: viewId, name });
    if (!decided.ok) return decided;
    await tx
      .update(savedViews)
      .set({ name })
      .where(and(eq(savedViews.id, viewId), eq(savedViews.userId, userId)));
    return { viewId };
  },
};
