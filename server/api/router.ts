import { z } from 'zod';
import { accountTiers, accountTypes } from '#domain/accounts.ts';
import { isAuditEventType } from '#domain/audit/sentences.ts';
import { instant } from '#domain/inputs/common.ts';
import { createAccountVerb } from '#server/commands/accounts/create-account.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { revokeKeyVerb } from '#server/commands/api-keys/revoke-key.ts';
import { accountPage } from '#server/queries/account-page.ts';
import { accountsList } from '#server/queries/accounts-list.ts';
import { homeAdmin } from '#server/queries/home-admin.ts';
import { homeEngineer } from '#server/queries/home-engineer.ts';
import { homePm } from '#server/queries/home-pm.ts';
import { homeSales } from '#server/queries/home-sales.ts';
import { keysList } from '#server/queries/keys-list.ts';
import { unreadNotices } from '#server/queries/notices.ts';
import { peopleWith } from '#server/queries/people.ts';
import { search } from '#server/queries/search.ts';
import { timeline, timelineChoices } from '#server/queries/timeline.ts';
import { whatWaits } from '#server/queries/what-waits.ts';
import { grantsRouter, requestsRouter } from './access-router.ts';
import { demandRouter, insightsRouter } from './demand-router.ts';
import { evaluationRouter } from './evaluation-router.ts';
import { exclusionsRouter } from './exclusions-router.ts';
import { featuresRouter, roundsRouter } from './features-router.ts';
import { pageAfter, searchText, storedKey } from './inputs.ts';
import { noticesRouter, settingsRouter } from './notices-router.ts';
import { policyRouter } from './policy-router.ts';
import { commentsRouter, delegationsRouter } from './talk-router.ts';
import { command, notFound, query, router } from './trpc.ts';

const eventTypes = z.array(z.string().refine(isAuditEventType, 'There is no such kind of event.')).max(40);

export const appRouter = router({
  features: featuresRouter,
  rounds: roundsRouter,
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
          after: pageAfter.optional(),
        }),
      )
      .query(({ ctx, input }) =>
        accountsList(ctx.house.db, { ...input, ownerId: input.mine ? ctx.user.id : undefined }, new Date()),
      ),
    page: query.input(z.object({ key: storedKey })).query(async ({ ctx, input }) => {
      const page = await accountPage(ctx.house.db, input.key, ctx.user, new Date());
      if (!page) throw notFound('There is no account with this key.');
      return page;
    }),
    create: command(createAccountVerb),
  }),
  keys: router({
    list: query.query(({ ctx }) => keysList(ctx.house.db, ctx.user, new Date())),
    create: command(createKeyVerb),
    revoke: command(revokeKeyVerb),
  }),
  timeline: router({
    list: query
      .input(
        z.object({
          feature: storedKey.optional(),
          account: storedKey.optional(),
          actor: z.uuid().optional(),
          types: eventTypes.optional(),
          from: instant.optional(),
          to: instant.optional(),
          cursor: z.number().int().positive().optional(),
        }),
      )
      .query(({ ctx, input: { cursor, ...filter } }) =>
        timeline(ctx.house.db, { ...filter, before: cursor }),
      ),
    choices: query.query(({ ctx }) => timelineChoices(ctx.house.db)),
  }),
  home: router({
    sales: query.query(({ ctx }) => homeSales(ctx.house.db, ctx.user, new Date())),
    pm: query.query(({ ctx }) => homePm(ctx.house.db, ctx.user, new Date())),
    engineer: query.query(({ ctx }) => homeEngineer(ctx.house.db, ctx.user, new Date())),
    admin: query.query(({ ctx }) => homeAdmin(ctx.house.db, ctx.user, new Date())),
  }),
  people: router({
    makers: query.query(async ({ ctx }) => ({
      pms: await peopleWith(ctx.house.db, ['pm']),
      engineers: await peopleWith(ctx.house.db, ['engineer']),
    })),
    sellers: query.query(({ ctx }) => peopleWith(ctx.house.db, ['sales', 'sales_lead'])),
  }),
  search: router({
    everything: query
      .input(z.object({ text: searchText }))
      .query(({ ctx, input }) => search(ctx.house.db, input.text.trim())),
  }),
  notices: noticesRouter,
  settings: settingsRouter,
  shell: router({
    counts: query.query(async ({ ctx }) => {
      const { mine } = await whatWaits(ctx.house.db, ctx.user, new Date());
      const notices = await unreadNotices(ctx.house.db, ctx.user.id);
      return { approvals: mine.length, notices };
    }),
  }),
});

export type AppRouter = typeof appRouter;
