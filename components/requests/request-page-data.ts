import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

/** One request with all that its page shows. */
export type RequestPageData = inferRouterOutputs<AppRouter>['requests']['page'];
