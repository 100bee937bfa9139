import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type KeysAnswer = inferRouterOutputs<AppRouter>['keys']['list'];

export type KeyRowData = KeysAnswer['keys'][number];
export type KeyEnvironment = KeysAnswer['environments'][number];
