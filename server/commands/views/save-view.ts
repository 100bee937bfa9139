import { randomUUID } from 'node:crypto';
import { savedViews } from '#db/schema/transfers.ts';
import { type SaveViewInput, saveViewInput } from '#domain/inputs/views.ts';
import { keepView } from '#domain/saved-views.ts';
import type { OwnWrite } from '#server/commands/own-write.ts';
import { lockViews } from './kept-views.ts';

export const saveView: OwnWrite<SaveViewInput, SaveViewInput, { viewId: string }> = {
  name: 'save-view',
  action: 'see',
  input: saveViewInput,
  save: async (tx, { screen, name, query }, { userId, now }) => {
    const kept = keepView(await lockViews(tx, userId), { screen, name, query });
    if (!kept.ok) return kept;
    if (kept.already) return { viewId: kept.already.id };
    const id = randomUUID();
    await tx.insert(savedViews).values({ id, userId, screen, name, query: kept.query, createdAt: now });
    return { viewId: id };
  },
};
