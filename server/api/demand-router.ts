import { z } from 'zod';
import { id } from '#domain/inputs/common.ts';
import { giveFeedbackVerb } from '#server/commands/demand/give-feedback.ts';
import { offerPlaceVerb } from '#server/commands/demand/offer-place.ts';
import { recordInterestVerb } from '#server/commands/demand/record-interest.ts';
import { withdrawInterestVerb } from '#server/commands/demand/withdraw-interest.ts';
import { accountDemand } from '#server/queries/demand-account.ts';
import { demandChoices, openInterest } from '#server/queries/demand-choices.ts';
import { featureDemand } from '#server/queries/demand-feature.ts';
import { demandByValue, openedForMine } from '#server/queries/demand-home.ts';
import { insights, insightsLately } from '#server/queries/insights.ts';
import { unlockFigures } from '#server/queries/insights-unlocks.ts';
import { searchText, storedKey } from './inputs.ts';
import { command, notFound, query, router } from './trpc.ts';

export const demandRouter = router({
  record: command(recordInterestVerb),
  withdraw: command(withdrawInterestVerb),
  offer: command(offerPlaceVerb),
  giveFeedback: command(giveFeedbackVerb),
  feature: query.input(z.object({ key: storedKey })).query(async ({ ctx, input }) => {
    const demand = await featureDemand(ctx.house.db, input.key, ctx.user, new Date());
    if (!demand) throw notFound('There is no feature with this key.');
    return demand;
  }),
  account: query.input(z.object({ key: storedKey })).query(async ({ ctx, input }) => {
    const demand = await accountDemand(ctx.house.db, input.key, ctx.user);
    if (!demand) throw notFound('There is no account with this key.');
    return demand;
  }),
  choices: query
    .input(z.object({ text: searchText }))
    .query(({ ctx, input }) => demandChoices(ctx.house.db, input.text.trim(), ctx.user)),
  open: query
    .input(z.object({ featureId: id, accountId: id }))
    .query(({ ctx, input }) => openInterest(ctx.house.db, input)),
  byValue: query.query(({ ctx }) => demandByValue(ctx.house.db, ctx.user.id)),
  openedForMine: query.query(({ ctx }) => openedForMine(ctx.house.db, ctx.user, new Date())),
});

export const insightsRouter = router({
  unlocks: query
    .input(z.object({ days: z.union([z.literal(30), z.literal(90), z.literal(365)]) }))
    .query(({ ctx, input }) => insights(ctx.house.db, input, new Date())),
  lately: query.query(({ ctx }) => insightsLately(ctx.house.db, new Date())),
  ofFeature: query
    .input(z.object({ featureId: id }))
    .query(({ ctx, input }) => unlockFigures(ctx.house.db, input)),
});
