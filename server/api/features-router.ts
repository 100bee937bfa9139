import { z } from 'zod';
import { stages } from '#domain/lifecycle.ts';
import { featureColumns, featureSorts, orderingOf } from '#domain/lists.ts';
import { createFeatureVerb } from '#server/commands/features/create-feature.ts';
import { declareGaVerb } from '#server/commands/features/declare-ga.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { liftKillVerb } from '#server/commands/features/lift-kill.ts';
import { retireFeatureVerb } from '#server/commands/features/retire-feature.ts';
import { setServingVerb } from '#server/commands/features/set-serving.ts';
import { setVisibilityVerb } from '#server/commands/features/set-visibility.ts';
import { changeRoundVerb } from '#server/commands/rounds/change-round.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { openRoundVerb } from '#server/commands/rounds/open-round.ts';
import { pauseRoundVerb } from '#server/commands/rounds/pause-round.ts';
import { planRoundVerb } from '#server/commands/rounds/plan-round.ts';
import { adoptionOfFeature } from '#server/queries/adoption.ts';
import { featurePage } from '#server/queries/feature-page.ts';
import { featuresList } from '#server/queries/features-list.ts';
import { featureImpact, roundClosing } from '#server/queries/impact.ts';
import { seatsOfFeature } from '#server/queries/seats-of-feature.ts';
import { pageAfter, searchText, storedKey } from './inputs.ts';
import { command, notFound, query, router } from './trpc.ts';

export const featuresRouter = router({
  list: query
    .input(
      z.object({
        text: searchText.optional(),
        stage: z.enum(stages).optional(),
        free: z.boolean().optional(),
        sort: z.enum(featureSorts).default('name'),
        after: pageAfter.optional(),
      }),
    )
    .query(({ ctx, input: { sort, ...filter } }) =>
      featuresList(ctx.house.db, { ...filter, ordering: orderingOf(featureColumns, sort) }, new Date()),
    ),
  page: query.input(z.object({ key: storedKey })).query(async ({ ctx, input }) => {
    const page = await featurePage(ctx.house.db, input.key, ctx.user, new Date());
    if (!page) throw notFound('There is no feature with this key.');
    return page;
  }),
  impact: query
    .input(z.object({ featureId: z.uuid() }))
    .query(({ ctx, input }) => featureImpact(ctx.house.db, input.featureId, new Date())),
  seats: query
    .input(z.object({ key: storedKey }))
    .query(({ ctx, input }) => seatsOfFeature(ctx.house.db, input.key, new Date())),
  adoption: query
    .input(z.object({ key: storedKey, from: z.number().int().min(0).max(100_000).default(0) }))
    .query(({ ctx, input }) => adoptionOfFeature(ctx.house.db, input, new Date())),
  create: command(createFeatureVerb),
  kill: command(killFeatureVerb),
  liftKill: command(liftKillVerb),
  declareGa: command(declareGaVerb),
  retire: command(retireFeatureVerb),
  setVisibility: command(setVisibilityVerb),
  setServing: command(setServingVerb),
});

export const roundsRouter = router({
  closing: query.input(z.object({ roundId: z.uuid() })).query(async ({ ctx, input }) => {
    const closing = await roundClosing(ctx.house.db, input.roundId, new Date());
    if (!closing) throw notFound('There is no such round.');
    return closing;
  }),
  plan: command(planRoundVerb),
  change: command(changeRoundVerb),
  markReady: command(markReadyVerb),
  open: command(openRoundVerb),
  pause: command(pauseRoundVerb),
  close: command(closeRoundVerb),
});
