import { z } from 'zod';
import { replayInput } from '#domain/inputs/policy.ts';
import { publishPolicyVerb } from '#server/commands/policy/publish-policy.ts';
import { policyCurrent, policyVersion, policyVersionsList } from '#server/queries/policy.ts';
import { policyReplay } from '#server/queries/policy-replay.ts';
import { command, notFound, query, router } from './trpc.ts';

export const policyRouter = router({
  current: query.query(({ ctx }) => policyCurrent(ctx.house.db, ctx.user)),
  versions: query.query(({ ctx }) => policyVersionsList(ctx.house.db)),
  version: query
    .input(z.object({ version: z.number().int().min(0).max(2_000_000_000) }))
    .query(async ({ ctx, input }) => {
      const found = await policyVersion(ctx.house.db, input.version);
      if (!found) throw notFound('There is no such version of the policy.');
      return found;
    }),
  replay: query.input(replayInput).query(({ ctx, input }) => policyReplay(ctx.house.db, input, new Date())),
  publish: command(publishPolicyVerb),
});
