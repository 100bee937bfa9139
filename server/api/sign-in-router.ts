import { z } from 'zod';
import { endOtherSessionsVerb } from '#server/commands/sign-in/end-other-sessions.ts';
import { endOwnSessionVerb } from '#server/commands/sign-in/end-own-session.ts';
import { endPersonsSessionVerb } from '#server/commands/sign-in/end-persons-session.ts';
import { endPersonsSessionsVerb } from '#server/commands/sign-in/end-persons-sessions.ts';
import { requireSecondFactorVerb } from '#server/commands/sign-in/require-second-factor.ts';
import { takeOffSecondFactorVerb } from '#server/commands/sign-in/take-off-second-factor.ts';
import { secondFactorHolders, secondFactorOf } from '#server/queries/second-factor.ts';
import { sessionsOf } from '#server/queries/sessions.ts';
import { command, query, queryFor, router } from './trpc.ts';

const ofPerson = z.object({ id: z.uuid() });

export const sessionsRouter = router({
  own: query.query(async ({ ctx }) => ({
    here: ctx.user.sessionId ?? null,
    sessions: await sessionsOf(ctx.house.db, ctx.user.id, new Date()),
  })),
  ofPerson: queryFor('manage_users')
    .input(ofPerson)
    .query(({ ctx, input }) => sessionsOf(ctx.house.db, input.id, new Date())),
  endOwn: command(endOwnSessionVerb),
  endOthers: command(endOtherSessionsVerb),
  endOfPerson: command(endPersonsSessionVerb),
  endAllOfPerson: command(endPersonsSessionsVerb),
});

export const secondFactorRouter = router({
  own: query.query(({ ctx }) => secondFactorOf(ctx.house.db, ctx.user.id)),
  ofPerson: queryFor('manage_users')
    .input(ofPerson)
    .query(({ ctx, input }) => secondFactorOf(ctx.house.db, input.id)),
  holders: queryFor('manage_users').query(({ ctx }) => secondFactorHolders(ctx.house.db)),
  takeOff: command(takeOffSecondFactorVerb),
  require: command(requireSecondFactorVerb),
});
