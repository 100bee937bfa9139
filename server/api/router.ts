import { z } from 'zod';
import { accountTiers, accountTypes } from '#domain/accounts.ts';
import { timelinePageInput } from '#domain/inputs/timeline.ts';
import { accountColumns, accountParts, accountSorts, orderingOf } from '#domain/lists.ts';
import { createAccountVerb } from '#server/commands/accounts/create-account.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { revokeKeyVerb } from '#server/commands/api-keys/revoke-key.ts';
import { accountPage } from '#server/queries/account-page.ts';
import { accountsList } from '#server/queries/accounts-list.ts';
import { search } from '#server/queries/finding/search.ts';
import { firstStepsOf } from '#server/queries/first-steps.ts';
import { homeAdmin } from '#server/queries/home-admin.ts';
import { homeEngineer } from '#server/queries/home-engineer.ts';
import { homePm } from '#server/queries/home-pm.ts';
import { homeSales } from '#server/queries/home-sales.ts';
import { keysList } from '#server/queries/keys-list.ts';
import { unreadNotices } from '#server/queries/notices.ts';
import { saidEvent } from '#server/queries/said-event.ts';
import { timeline, timelineChoices } from '#server/queries/timeline.ts';
import { howManyWait } from '#server/queries/what-waits.ts';
import { grantsRouter, requestsRouter } from './access-router.ts';
import { accountChanges } from './accounts-changes.ts';
import { demandRouter, insightsRouter } from './demand-router.ts';
import { directoryRouter } from './directory-router.ts';
import { evaluationRouter } from './evaluation-router.ts';
import { exclusionsRouter } from './exclusions-router.ts';
import { exportsRouter } from './exports-router.ts';
import { featuresRouter, roundsRouter } from './features-router.ts';
import { importsRouter } from './imports-router.ts';
import { pageAfter, searchText, storedKey } from './inputs.ts';
import { noticesRouter, settingsRouter } from './notices-router.ts';
import { peopleRouter, profileRouter, sampleRouter, teamsRouter } from './people-router.ts';
import { pipelineRouter } from './pipeline-router.ts';
import { policyRouter } from './policy-router.ts';
import { secondFactorRouter, sessionsRouter } from './sign-in-router.ts';
import { commentsRouter, delegationsRouter } from './talk-router.ts';
import { trailRouter } from './trail-router.ts';
import { command, notFound, query, queryFor, router } from './trpc.ts';
import { viewsRouter } from './views-router.ts';

/** One more than what badges write out: after that they say 99+. */
const countedUpTo = 100;

export const appRouter = router({
  features: featuresRouter,
  rounds: roundsRouter,
  pipeline: pipelineRouter,
  evaluation: evaluationRouter,
  grants: grantsRouter,
  demand: demandRouter,
  insights: insightsRouter,
  requests: requestsRouter,
  exclusions: exclusionsRouter,
  policy: policyRouter,
  comments: commentsRouter,
  delegations: delegationsRouter,
  accounts: router({
    list: query
      .input(
        z.object({
          text: searchText.optional(),
          mine: z.boolean().optional(),
          tier: z.enum(accountTiers).optional(),
          type: z.enum(accountTypes).optional(),
          part: z.enum(accountParts).optional(),
          sort: z.enum(accountSorts).default('name'),
          after: pageAfter.optional(),
        }),
      )
      .query(({ ctx, input: { mine, sort, ...filter } }) =>
        accountsList(
          ctx.house.db,
          {
            ...{ ...filter, ownerId: mine ? ctx.user.id : undefined },
            ordering: orderingOf(accountColumns, sort),
          },
          new Date(),
        ),
      ),
    page: query.input(z.object({ key: storedKey })).query(async ({ ctx, input }) => {
      const page = await accountPage(ctx.house.db, input.key, ctx.user, new Date());
      if (!page) throw notFound('There is no account with this key.');
      return page;
    }),
    create: command(createAccountVerb),
    ...accountChanges,
  }),
  imports: importsRouter,
  keys: router({
    list: query.query(({ ctx }) => keysList(ctx.house.db, ctx.user, new Date())),
    create: command(createKeyVerb),
    revoke: command(revokeKeyVerb),
  }),
  exports: exportsRouter,
  trail: trailRouter,
  timeline: router({
    list: query.input(timelinePageInput).query(({ ctx, input }) => timeline(ctx.house.db, input)),
    choices: query.query(({ ctx }) => timelineChoices(ctx.house.db, ctx.user)),
  }),
  home: router({
    firstSteps: query.query(({ ctx }) => firstStepsOf(ctx.house.db, ctx.user)),
    sales: query.query(({ ctx }) => homeSales(ctx.house.db, ctx.user, new Date())),
    pm: query.query(({ ctx }) => homePm(ctx.house.db, ctx.user, new Date())),
    engineer: query.query(({ ctx }) => homeEngineer(ctx.house.db, ctx.user, new Date())),
    admin: queryFor('manage_users').query(({ ctx }) => homeAdmin(ctx.house.db, ctx.user, new Date())),
  }),
  people: peopleRouter,
  teams: teamsRouter,
  directory: directoryRouter,
  profile: profileRouter,
  sessions: sessionsRouter,
  secondFactor: secondFactorRouter,
  sample: sampleRouter,
  search: router({
    everything: query
      .input(
        z.object({
          text: searchText,
          here: z.object({ account: storedKey.optional(), feature: storedKey.optional() }).optional(),
        }),
      )
      .query(({ ctx, input }) => search(ctx.house.db, input, ctx.user, new Date())),
  }),
  views: viewsRouter,
  notices: noticesRouter,
  settings: settingsRouter,
  shell: router({
    counts: query.query(async ({ ctx }) => {
      const approvals = await howManyWait(ctx.house.db, ctx.user, new Date(), countedUpTo);
      const notices = await unreadNotices(ctx.house.db, ctx.user.id);
      return { approvals, notices };
    }),
    /** What somebody just did, in a sentence. */
    said: query.input(z.object({ seq: z.number().int().positive() })).query(async ({ ctx, input }) => {
      const said = await saidEvent(ctx.house.db, input.seq, { userId: ctx.user.id, now: new Date() });
      if (!said) throw notFound('There is no such event.');
      return said;
    }),
  }),
});

export type AppRouter = typeof appRouter;
