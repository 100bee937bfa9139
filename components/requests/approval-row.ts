import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

/** A request that waits, as the server lists it. */
export type ApprovalRow = inferRouterOutputs<AppRouter>['requests']['waiting']['rows'][number];
