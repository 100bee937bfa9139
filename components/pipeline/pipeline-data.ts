import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

export type Board = inferRouterOutputs<AppRouter>['pipeline']['board'];
export type BoardColumn = Board['columns'][number];
export type Card = BoardColumn['cards'][number];
