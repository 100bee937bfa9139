import { z } from 'zod';
import { excludeAccountVerb } from '#server/commands/exclusions/exclude-account.ts';
import { liftExclusionVerb } from '#server/commands/exclusions/lift-exclusion.ts';
import { exclusionsOfAccount, exclusionsOfFeature } from '#server/queries/exclusions.ts';
import { storedKey } from './inputs.ts';
import { command, query, router } from './trpc.ts';

export const exclusionsRouter = router({
  ofAccount: query
    .input(z.object({ key: storedKey }))
    .query(({ ctx, input }) => exclusionsOfAccount(ctx.house.db, input.key, ctx.user)),
  ofFeature: query
    .input(z.object({ key: storedKey }))
    .query(({ ctx, input }) => exclusionsOfFeature(ctx.house.db, input.key, ctx.user)),
  create: command(excludeAccountVerb),
  lift: command(liftExclusionVerb),
});
