'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#components/trpc/client.ts';

const lookAgainMs = 30_000;

/** How many requests wait for the reader's yes; nothing while there are none. */
export function WaitingCount() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.shell.counts.queryOptions(undefined, { refetchInterval: lookAgainMs }));
  const count = data?.approvals ?? 0;
  if (count === 0) return null;
  return (
    <span className="text-sm font-semibold text-indigo tabular-nums">
      {count > 99 ? '99+' : count}
      <span className="sr-only"> waiting</span>
    </span>
  );
}
