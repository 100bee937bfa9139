import { z } from 'zod';
import { type KeyKind, keyKinds } from '#domain/api-keys.ts';
import { askAs } from '#server/queries/ask-as.ts';
import { askChoices, contactChoices } from '#server/queries/ask-choices.ts';
import { askEverything } from '#server/queries/ask-everything.ts';
import { explainAnswer } from '#server/queries/explain-evaluation.ts';
import { whatAppsAsked } from '#server/queries/what-apps-asked.ts';
import { storedKey } from './inputs.ts';
import { notFound, query, router } from './trpc.ts';

const asked = { account: storedKey, contact: storedKey.optional(), environment: storedKey.optional() };

const askedWith = { key: storedKey.optional(), kind: z.enum(keyKinds).default('server') };

interface WhoAsks {
  readonly account: string;
  readonly contact?: string | undefined;
  readonly environment?: string | undefined;
  readonly key?: string | undefined;
  readonly kind: KeyKind;
}

function whoAsks({ account, contact, environment, key, kind }: WhoAsks) {
  return { accountKey: account, contactKey: contact, environmentKey: environment, keyId: key, kind };
}

function nobodyAsks({ key }: WhoAsks): string {
  return key === undefined ? 'There is no such environment.' : 'There is no such API key.';
}

export const evaluationRouter = router({
  /** Why the account's app is told what it is told about the feature; in production, unless another environment is named. */
  explain: query.input(z.object({ ...asked, feature: storedKey })).query(async ({ ctx, input }) => {
    const explained = await explainAnswer(
      ctx.house.db,
      {
        accountKey: input.account,
        featureKey: input.feature,
        environmentKey: input.environment,
        contactKey: input.contact,
      },
      new Date(),
    );
    if ('missing' in explained)
      throw notFound(`There is no ${explained.missing.join(' and no ')} with this key.`);
    const { steps, facts, evaluation, value } = explained;
    const { variant, on, reason } = evaluation;
    return { steps, environmentName: facts.environment.name, variant, on, reason, value };
  }),
  /** What an app that asks so is sent, exactly, and the way there. */
  ask: query.input(z.object({ ...asked, ...askedWith, feature: storedKey })).query(async ({ ctx, input }) => {
    const { feature: featureKey } = input;
    const answer = await askAs(ctx.house.db, { ...whoAsks(input), featureKey }, new Date());
    if (!answer) throw notFound(nobodyAsks(input));
    return answer;
  }),
  /** What it is sent when it asks for all features at once. */
  everything: query.input(z.object({ ...asked, ...askedWith })).query(async ({ ctx, input }) => {
    const all = await askEverything(ctx.house.db, whoAsks(input), new Date());
    if (!all) throw notFound(nobodyAsks(input));
    return all;
  }),
  asked: query
    .input(
      z.object({
        account: storedKey.optional(),
        feature: storedKey.optional(),
        environment: storedKey.optional(),
      }),
    )
    .query(({ ctx, input }) => whatAppsAsked(ctx.house.db, input)),
  contacts: query
    .input(z.object({ account: storedKey }))
    .query(({ ctx, input }) => contactChoices(ctx.house.db, input.account)),
  choices: query.query(({ ctx }) => askChoices(ctx.house.db)),
});
