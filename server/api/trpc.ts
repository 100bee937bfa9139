import { initTRPC, TRPCError } from '@trpc/server';
import { SuperJSON } from 'superjson';
import { z } from 'zod';
import { type Refusal, type RefusalCode, refuse } from '#domain/decision.ts';
import { inputSentence } from '#domain/inputs/input-sentence.ts';
import { type Action, refuseUnlessPermitted } from '#domain/permissions.ts';
import { type OwnWrite, runOwnWrite } from '#server/commands/own-write.ts';
import { runCommand } from '#server/commands/run-command.ts';
import type { Result, Verb } from '#server/commands/verb.ts';
import type { Context } from './context.ts';
import { PersonQuota } from './person-quota.ts';
import { readInput } from './read-input.ts';

/** A refusal on its way to the caller; the sentence is for people, the code for programs. */
export class RefusalError extends TRPCError {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super({ code: trpcCodes[refusal.code], message: refusal.sentence });
    this.refusal = refusal;
  }
}

const trpcCodes = {
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  stale: 'CONFLICT',
  denied: 'UNPROCESSABLE_CONTENT',
  needs_approval: 'UNPROCESSABLE_CONTENT',
  no_seat: 'CONFLICT',
  too_many: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<RefusalCode, TRPCError['code']>;

/** What is in an answer many times over, as the policy in the facts of each feature, is written once. */
const wire = new SuperJSON({ dedupe: true });

const t = initTRPC
  .context<Context>()
  .meta<{ verb: string } | { ownWrite: string }>()
  .create({
    transformer: { input: { serialize: (value: unknown) => value, deserialize: readInput }, output: wire },
    errorFormatter: ({ shape, error }) => {
      const { code, sentence } = refusalOf(error);
      const { stack: _, ...data } = shape.data;
      return { ...shape, message: sentence, data: { ...data, refusal: { code, sentence } } };
    },
  });

const sentenceForBugs = 'Something went wrong on our side; nothing was changed. Try again in a moment.';

function refusalOf(error: TRPCError): {
  code: RefusalCode | 'unauthenticated' | 'unexpected';
  sentence: string;
} {
  if (error instanceof RefusalError) return error.refusal;
  if (error.code === 'UNAUTHORIZED') return { code: 'unauthenticated', sentence: 'Sign in first.' };
  if (error.code === 'BAD_REQUEST') return { code: 'invalid', sentence: unreadable(error) };
  if (error.code === 'METHOD_NOT_SUPPORTED')
    return { code: 'invalid', sentence: 'Changes are sent as POST, questions as GET.' };
  if (error.code === 'NOT_FOUND') return { code: 'not_found', sentence: error.message };
  return { code: 'unexpected', sentence: sentenceForBugs };
}

function unreadable(error: TRPCError): string {
  return error.cause instanceof z.ZodError ? inputSentence(error.cause) : 'This request could not be read.';
}

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const quota = new PersonQuota();

/** Reads: any signed-in, active person. */
export const query = t.procedure.use(({ ctx, next, type }) => {
  if (!ctx.user || ctx.user.roles.length === 0) throw new TRPCError({ code: 'UNAUTHORIZED' });
  const waitMs = quota.take(ctx.user.id, type === 'mutation' ? 'mutation' : 'query', Date.now());
  if (waitMs > 0)
    throw new RefusalError(refuse('too_many', 'That was too much at once. Wait a second, and try again.'));
  return next({ ctx: { ...ctx, user: ctx.user } });
});

/** Reads that are only for those who may do this. */
export function queryFor(action: Action) {
  return query.use(({ ctx, next }) => {
    const forbidden = refuseUnlessPermitted(action, ctx.user.roles, {});
    if (forbidden) throw new RefusalError(forbidden);
    return next({ ctx });
  });
}

/** Changes: the verb through `runCommand`, and nothing else. */
export function command<Raw, Input, Loaded extends object, Next, Answer extends Result>(
  verb: Verb<Raw, Input, Loaded, Next, Answer>,
) {
  return query
    .meta({ verb: verb.name })
    .input(z.object({ commandId: z.uuid(), input: verb.input }))
    .mutation(async ({ ctx, input }) => {
      const outcome = await runCommand(ctx.house, verb, input.input, {
        userId: ctx.user.id,
        commandId: input.commandId,
        requestId: ctx.requestId,
      });
      if (!outcome.ok) throw new RefusalError(outcome);
      return outcome.answer;
    });
}

/** What people keep for themselves alone; see `OwnWrite`. It comes in the envelope of a command, whose id it has no use for. */
export function ownWrite<Raw, Input, Answer extends Result>(write: OwnWrite<Raw, Input, Answer>) {
  return query
    .meta({ ownWrite: write.name })
    .input(z.object({ commandId: z.uuid(), input: write.input }))
    .mutation(async ({ ctx, input }) => {
      const keeper = { userId: ctx.user.id, now: new Date() };
      const outcome = await runOwnWrite(ctx.house, write, input.input, keeper);
      if (!outcome.ok) throw new RefusalError(outcome);
      return outcome.answer;
    });
}

export function notFound(sentence: string): TRPCError {
  return new RefusalError({ ok: false, code: 'not_found', sentence });
}
