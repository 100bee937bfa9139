'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTRPC } from '#components/trpc/client.ts';

const lookAgainMs = 30_000;

/** How many requests wait for the reader's yes; nothing while there are none. */
export function WaitingCount() {
  return (
    <Suspense fallback={null}>
      <Count />
    </Suspense>
  );
}

function Count() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.shell.counts.queryOptions(undefined, { refetchInterval: lookAgainMs }),
  );
  const count = data.approvals;
  if (count === 0) return null;
  return (
    <span className="text-sm font-semibold text-indigo tabular-nums">
      {count > 99 ? '99+' : count}
      <span className="sr-only"> waiting</span>
    </span>
  );
}
