import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type HomeSalesData = inferRouterOutputs<AppRouter>['home']['sales'];

export type RecentAccount = HomeSalesData['recent'][number];
export type EndingGrant = HomeSalesData['ending'][number];
export type HeldOffer = HomeSalesData['offers'][number];
export type SalesRequest = HomeSalesData['requests'][number];
