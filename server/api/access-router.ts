import { z } from 'zod';
import { id } from '#domain/inputs/common.ts';
import { sides, waitingAtMost, waitingAtOnce } from '#domain/lists.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { askExtensionVerb } from '#server/commands/access/ask-extension.ts';
import { breakGlassVerb } from '#server/commands/access/break-glass.ts';
import { cancelRequestVerb } from '#server/commands/access/cancel-request.ts';
import { changeGrantScopeVerb } from '#server/commands/access/change-grant-scope.ts';
import { changeRequestVerb } from '#server/commands/access/change-request.ts';
import { extendGrantVerb } from '#server/commands/access/extend-grant.ts';
import { rejectRequestVerb } from '#server/commands/access/reject-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { reviewBreakGlassVerb } from '#server/commands/access/review-break-glass.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { orderWaitlistVerb } from '#server/commands/waitlist/order-waitlist.ts';
import { takePlaceVerb } from '#server/commands/waitlist/take-place.ts';
import { approvalsList } from '#server/queries/approvals-list.ts';
import { breakGlassToReview } from '#server/queries/break-glass-to-review.ts';
import { grantProof } from '#server/queries/grant-proof.ts';
import { grantSheet } from '#server/queries/grant-sheet.ts';
import { pairAccess } from '#server/queries/pair-access.ts';
import { peopleWith } from '#server/queries/people.ts';
import { requestPage } from '#server/queries/request-page.ts';
import { command, notFound, query, router } from './trpc.ts';

export const grantsRouter = router({
  unlock: command(unlockFeatureVerb),
  revoke: command(revokeGrantVerb),
  undo: command(undoUnlockVerb),
  extend: command(extendGrantVerb),
  askExtension: command(askExtensionVerb),
  changeScope: command(changeGrantScopeVerb),
  breakGlass: command(breakGlassVerb),
  reviewBreakGlass: command(reviewBreakGlassVerb),
  proof: query.input(z.object({ grantId: id })).query(async ({ ctx, input }) => {
    const proof = await grantProof(ctx.house.db, input.grantId);
    if (!proof) throw notFound('There is no such unlock.');
    return proof;
  }),
  sheet: query.input(z.object({ grantId: id })).query(async ({ ctx, input }) => {
    const sheet = await grantSheet(ctx.house.db, input.grantId, ctx.user, new Date());
    if (!sheet) throw notFound('There is no such unlock.');
    return sheet;
  }),
  /** What an unlock of this feature for this account is decided on. */
  access: query.input(z.object({ featureId: id, accountId: id })).query(async ({ ctx, input }) => {
    const access = await pairAccess(ctx.house.db, input, ctx.user, new Date());
    if (!access) throw notFound('There is no such feature or account.');
    return access;
  }),
  toReview: query.query(({ ctx }) => breakGlassToReview(ctx.house.db, ctx.user)),
});

export const requestsRouter = router({
  create: command(requestFeatureVerb),
  approve: command(approveRequestVerb),
  reject: command(rejectRequestVerb),
  cancel: command(cancelRequestVerb),
  change: command(changeRequestVerb),
  takePlace: command(takePlaceVerb),
  orderWaitlist: command(orderWaitlistVerb),
  /** On whose behalf the reader may ask. */
  colleagues: query.query(async ({ ctx }) => {
    const sellers = await peopleWith(ctx.house.db, ['sales', 'sales_lead']);
    return sellers.filter(({ id: colleagueId }) => colleagueId !== ctx.user.id);
  }),
  /** The first requests that wait, for the reader's yes or for that of others. */
  waiting: query
    .input(
      z.object({
        side: z.enum(sides).default('you'),
        atMost: z.number().int().min(1).max(waitingAtMost).default(waitingAtOnce),
      }),
    )
    .query(({ ctx, input }) => approvalsList(ctx.house.db, ctx.user, new Date(), input)),
  page: query.input(z.object({ id })).query(async ({ ctx, input }) => {
    const page = await requestPage(ctx.house.db, input.id, ctx.user, new Date());
    if (!page) throw notFound('There is no such request.');
    return page;
  }),
});
