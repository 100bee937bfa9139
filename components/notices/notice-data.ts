import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['notices'];

export type Notice = Outputs['list']['notices'][number];
export type NoticeChoiceRow = Outputs['choices']['choices'][number];
