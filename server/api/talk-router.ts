import { commentSubject } from '#domain/inputs/talk.ts';
import { createDelegationVerb } from '#server/commands/delegations/create-delegation.ts';
import { endDelegationVerb } from '#server/commands/delegations/end-delegation.ts';
import { writeCommentVerb } from '#server/commands/talk/write-comment.ts';
import { commentThread } from '#server/queries/comments.ts';
import { delegationsOf } from '#server/queries/delegations.ts';
import { command, query, router } from './trpc.ts';

export const commentsRouter = router({
  write: command(writeCommentVerb),
  thread: query.input(commentSubject).query(({ ctx, input }) => commentThread(ctx.house.db, input)),
});

export const delegationsRouter = router({
  create: command(createDelegationVerb),
  end: command(endDelegationVerb),
  mine: query.query(({ ctx }) => delegationsOf(ctx.house.db, ctx.user, new Date())),
});
