import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Person } from '#domain/act.ts';
import { secretsHidden } from '#domain/secrets-hidden.ts';
import { createContext } from './context.ts';
import { readableRequest } from './refuse-unreadable.ts';
import { appRouter } from './router.ts';

/** A page asks for a dozen things at once. */
const mostAtOnce = 50;

/** Answers what the pages ask over HTTP. @param findUser who is signed in with this request. */
export async function answerTrpc(
  request: Request,
  findUser: () => Promise<Person | null>,
): Promise<Response> {
  const readable = await readableRequest(request);
  if (readable instanceof Response) return readable;
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    allowMethodOverride: true,
    maxBatchSize: mostAtOnce,
    req: readable,
    router: appRouter,
    createContext: () => createContext(findUser, request.headers.get('x-request-id')),
    responseMeta: ({ errors }) => ({
      headers: {
        'cache-control': 'private, no-store',
        ...(errors.some(({ code }) => code === 'TOO_MANY_REQUESTS') && { 'retry-after': '1' }),
      },
    }),
    onError: ({ error, path, ctx }) => {
      if (error.code === 'INTERNAL_SERVER_ERROR') {
        const cause = error.cause ?? error;
        const told = secretsHidden(cause.stack ?? cause.message);
        process.stderr.write(`trpc ${path ?? '?'} (request ${ctx?.requestId ?? '?'}): ${told}\n`);
      }
    },
  });
}
