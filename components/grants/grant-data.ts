import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type Outputs = inferRouterOutputs<AppRouter>;

export type GrantSheetData = Outputs['grants']['sheet'];
export type PairAccess = Outputs['grants']['access'];
export type BreakGlassRow = Outputs['grants']['toReview'][number];
export type Exclusions = Outputs['exclusions']['ofAccount'];
export type Exclusion = Exclusions['rows'][number];
