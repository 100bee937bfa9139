'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { waitingFor } from '#components/requests/waiting-queries.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { type Side, waitingAtMost, waitingAtOnce } from '#domain/lists.ts';

const lookAgainMs = 20_000;

/** The first requests that wait for a yes of that side, and more when they are wanted. */
export function useWaiting(side: Side) {
  const trpc = useTRPC();
  const [atMost, setAtMost] = useState(waitingAtOnce);
  const [fetching, startFetching] = useTransition();
  const { data } = useSuspenseQuery(
    trpc.requests.waiting.queryOptions(waitingFor(side, atMost), { refetchInterval: lookAgainMs }),
  );
  return {
    ...data,
    fetching,
    more:
      data.total > data.rows.length && atMost < waitingAtMost
        ? () => startFetching(() => setAtMost(Math.min(waitingAtMost, atMost + waitingAtOnce)))
        : undefined,
  };
}

export type Waiting = ReturnType<typeof useWaiting>;
