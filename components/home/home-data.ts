import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type Home = inferRouterOutputs<AppRouter>['home'];

export type PmHome = Home['pm'];
export type EngineerHome = Home['engineer'];
export type AdminHome = Home['admin'];
