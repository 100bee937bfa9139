import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['people'];
export type PeopleAnswer = NonNullable<Outputs['list']>;
export type ListedPerson = PeopleAnswer['people'][number];
export type ListedTeam = PeopleAnswer['teams'][number];
export type PersonAnswer = Outputs['page'];
export type Holdings = NonNullable<Outputs['holdings']>;
