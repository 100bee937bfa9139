import { z } from 'zod';
import { roles } from '#domain/permissions.ts';
import { activatePersonVerb } from '#server/commands/people/activate-person.ts';
import { addPersonVerb } from '#server/commands/people/add-person.ts';
import { changePersonVerb } from '#server/commands/people/change-person.ts';
import { deactivatePersonVerb } from '#server/commands/people/deactivate-person.ts';
import { givePasswordVerb } from '#server/commands/people/give-password.ts';
import { handOverVerb } from '#server/commands/people/hand-over.ts';
import { renameSelfVerb } from '#server/commands/people/rename-self.ts';
import { makeSampleVerb } from '#server/commands/sample/make-sample.ts';
import { removeSampleVerb } from '#server/commands/sample/remove-sample.ts';
import { inviteAgainVerb } from '#server/commands/sign-in/invite-again.ts';
import { createTeamVerb } from '#server/commands/teams/create-team.ts';
import { renameTeamVerb } from '#server/commands/teams/rename-team.ts';
import { peopleWith } from '#server/queries/people.ts';
import { peopleList } from '#server/queries/people-list.ts';
import { personHoldings } from '#server/queries/person-holdings.ts';
import { personPage } from '#server/queries/person-page.ts';
import { ownProfile } from '#server/queries/profile.ts';
import { sampleSize } from '#server/queries/sample.ts';
import { searchText } from './inputs.ts';
import { command, notFound, query, router } from './trpc.ts';

export const peopleRouter = router({
  makers: query.query(async ({ ctx }) => ({
    pms: await peopleWith(ctx.house.db, ['pm']),
    engineers: await peopleWith(ctx.house.db, ['engineer']),
  })),
  sellers: query.query(({ ctx }) => peopleWith(ctx.house.db, ['sales', 'sales_lead'])),
  list: query
    .input(
      z.object({
        text: searchText.optional(),
        role: z.enum(roles).optional(),
        team: z.union([z.uuid(), z.literal('none')]).optional(),
        state: z.enum(['active', 'left']).optional(),
      }),
    )
    .query(({ ctx, input }) => peopleList(ctx.house.db, input, ctx.user, new Date())),
  page: query.input(z.object({ id: z.uuid() })).query(async ({ ctx, input }) => {
    const page = await personPage(ctx.house.db, input.id, ctx.user, new Date());
    if (!page) throw notFound('There is no such person.');
    return page;
  }),
  holdings: query
    .input(z.object({ id: z.uuid() }))
    .query(({ ctx, input }) => personHoldings(ctx.house.db, input.id, ctx.user, new Date())),
  add: command(addPersonVerb),
  change: command(changePersonVerb),
  deactivate: command(deactivatePersonVerb),
  activate: command(activatePersonVerb),
  givePassword: command(givePasswordVerb),
  inviteAgain: command(inviteAgainVerb),
  handOver: command(handOverVerb),
});

export const teamsRouter = router({
  create: command(createTeamVerb),
  rename: command(renameTeamVerb),
});

export const profileRouter = router({
  show: query.query(({ ctx }) => ownProfile(ctx.house.db, ctx.user)),
  rename: command(renameSelfVerb),
});

export const sampleRouter = router({
  show: query.query(({ ctx }) => sampleSize(ctx.house.db, ctx.user)),
  make: command(makeSampleVerb),
  remove: command(removeSampleVerb),
});
