import { askForVerificationVerb } from '#server/commands/audit/ask-for-verification.ts';
import { auditTrail } from '#server/queries/audit-trail.ts';
import { command, query, router } from './trpc.ts';

export const trailRouter = router({
  show: query.query(({ ctx }) => auditTrail(ctx.house.db, ctx.user)),
  verify: command(askForVerificationVerb),
});
