import { deleteView } from '#server/commands/views/delete-view.ts';
import { renameView } from '#server/commands/views/rename-view.ts';
import { saveView } from '#server/commands/views/save-view.ts';
import { savedViewsOf } from '#server/queries/saved-views.ts';
import { ownWrite, query, router } from './trpc.ts';

export const viewsRouter = router({
  list: query.query(({ ctx }) => savedViewsOf(ctx.house.db, ctx.user.id)),
  save: ownWrite(saveView),
  rename: ownWrite(renameView),
  delete: ownWrite(deleteView),
});
