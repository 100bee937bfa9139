import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { refuseForeignPost } from '#app/api/trpc/[trpc]/refuse-foreign-post.ts';
import { createContext } from '#server/api/context.ts';
import { appRouter } from '#server/api/router.ts';
import { currentUser } from '#server/auth/current-user.ts';

function answer(request: Request): Promise<Response> | Response {
  const refusal = refuseForeignPost(request);
  if (refusal) return refusal;
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    allowMethodOverride: true,
    req: request,
    router: appRouter,
    createContext: () => createContext(currentUser, request.headers.get('x-request-id')),
    onError: ({ error, path, ctx }) => {
      if (error.code === 'INTERNAL_SERVER_ERROR') {
        const cause = error.cause ?? error;
        process.stderr.write(
          `trpc ${path ?? '?'} (request ${ctx?.requestId ?? '?'}): ${cause.stack ?? cause.message}\n`,
        );
      }
    },
  });
}

export { answer as GET, answer as POST };
