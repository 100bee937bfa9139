import { timelineFilterInput } from '#domain/inputs/timeline.ts';
import { askForExportVerb } from '#server/commands/exports/ask-for-export.ts';
import { cancelExport } from '#server/commands/exports/cancel-export.ts';
import { exportPreview, exportsOf } from '#server/queries/exports.ts';
import { command, ownWrite, query, router } from './trpc.ts';

export const exportsRouter = router({
  preview: query
    .input(timelineFilterInput)
    .query(({ ctx, input }) => exportPreview(ctx.house.db, input, ctx.user)),
  mine: query.query(({ ctx }) => exportsOf(ctx.house.db, ctx.user.id)),
  ask: command(askForExportVerb),
  cancel: ownWrite(cancelExport),
});
