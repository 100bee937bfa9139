import { z } from 'zod';
import { id } from '#domain/inputs/common.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { cancelRequestVerb } from '#server/commands/access/cancel-request.ts';
import { rejectRequestVerb } from '#server/commands/access/reject-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { approvalsList } from '#server/queries/approvals-list.ts';
import { grantProof } from '#server/queries/grant-proof.ts';
import { command, notFound, query, router } from './trpc.ts';

export const grantsRouter = router({
  unlock: command(unlockFeatureVerb),
  revoke: command(revokeGrantVerb),
  undo: command(undoUnlockVerb),
  proof: query.input(z.object({ grantId: id })).query(async ({ ctx, input }) => {
    const proof = await grantProof(ctx.house.db, input.grantId);
    if (!proof) throw notFound('There is no such unlock.');
    return proof;
  }),
});

export const requestsRouter = router({
  create: command(requestFeatureVerb),
  approve: command(approveRequestVerb),
  reject: command(rejectRequestVerb),
  cancel: command(cancelRequestVerb),
  waiting: query.query(({ ctx }) => approvalsList(ctx.house.db, ctx.user, new Date())),
});
