import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['directory'];
export type DirectoryAnswer = Outputs['page'];
export type GivingGroup = DirectoryAnswer['mapping'][number];
export type DirectoryToken = DirectoryAnswer['tokens'][number];
export type ChosenHere = DirectoryAnswer['chosenHere'][number];
export type PreviewAnswer = Outputs['preview'];
