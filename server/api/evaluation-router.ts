import { z } from 'zod';
import { explainAnswer } from '#server/queries/explain-evaluation.ts';
import { storedKey } from './inputs.ts';
import { notFound, query, router } from './trpc.ts';

export const evaluationRouter = router({
  /** Why the account's app is told what it is told about the feature; in production, unless another environment is named. */
  explain: query
    .input(
      z.object({
        account: storedKey,
        feature: storedKey,
        environment: storedKey.optional(),
        contact: storedKey.optional(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const asked = {
        accountKey: input.account,
        featureKey: input.feature,
        environmentKey: input.environment,
        contactKey: input.contact,
      };
      const explained = await explainAnswer(ctx.house.db, asked, new Date());
      if ('missing' in explained)
        throw notFound(`There is no ${explained.missing.join(' and no ')} with this key.`);
      const { steps, facts, evaluation, value } = explained;
      const { variant, on, reason } = evaluation;
      return { steps, environmentName: facts.environment.name, variant, on, reason, value };
    }),
});
