import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type PolicyOutputs = inferRouterOutputs<AppRouter>['policy'];

export type CurrentPolicy = NonNullable<PolicyOutputs['current']['current']>;
export type ReplayData = PolicyOutputs['replay'];
export type ReplayedAsk = ReplayData['newlyAllowed'][number];
