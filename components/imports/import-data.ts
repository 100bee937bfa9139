import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/api/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['imports'];

export type ImportJobRow = Outputs['list'][number];
export type ImportJobData = Outputs['job'];

export function isOpen({ status }: Pick<ImportJobRow, 'status'>): boolean {
  return status === 'waiting' || status === 'running';
}

export function linesDone({ total, lines }: Pick<ImportJobRow, 'total' | 'lines'>): number {
  return total - lines.waits;
}
