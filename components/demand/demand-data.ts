import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type Demand = inferRouterOutputs<AppRouter>['demand'];

export type FeatureDemand = Demand['feature'];
export type AskedBefore = FeatureDemand['candidates'][number];
export type DemandWeek = FeatureDemand['weeks'][number];
export type AccountDemand = Demand['account'];
export type AskedFor = AccountDemand['asksFor'][number];
export type Feedback = FeatureDemand['feedback'][number];
export type DemandChoices = Demand['choices'];
