import { z } from 'zod';
import { markNoticesRead } from '#server/commands/notices/mark-notices-read.ts';
import { setNotice } from '#server/commands/notices/set-notice.ts';
import { changeSettingsVerb } from '#server/commands/settings/change-settings.ts';
import { noticeChoices } from '#server/queries/notice-choices.ts';
import { noticesOf } from '#server/queries/notices.ts';
import { houseSettings } from '#server/queries/settings.ts';
import { command, ownWrite, query, router } from './trpc.ts';

export const noticesRouter = router({
  list: query
    .input(z.object({ unread: z.boolean().optional(), cursor: z.number().int().positive().optional() }))
    .query(({ ctx, input: { cursor, unread } }) =>
      noticesOf(ctx.house.db, ctx.user.id, { before: cursor, unread }),
    ),
  choices: query.query(({ ctx }) => noticeChoices(ctx.house.db, ctx.user.id)),
  markRead: ownWrite(markNoticesRead),
  set: ownWrite(setNotice),
});

export const settingsRouter = router({
  show: query.query(({ ctx }) => houseSettings(ctx.house.db, ctx.user)),
  change: command(changeSettingsVerb),
});
