'use client';

import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { followingPage } from '#components/audit/timeline-filter.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';

/** Up to the newest that the reader was shown: what came a moment ago stays unread. */
export function MarkAllRead() {
  const trpc = useTRPC();
  const { data: counts } = useSuspenseQuery(trpc.shell.counts.queryOptions());
  const { data } = useSuspenseInfiniteQuery(trpc.notices.list.infiniteQueryOptions({}, followingPage));
  const { run, pending } = useCommand(trpc.notices.markRead, { done: 'All read.' });
  const newest = data.pages[0]?.notices[0];
  if (!newest || counts.notices === 0) return null;
  return (
    <Button kbd="r" pending={pending} onClick={() => void run({ upTo: newest.seq })}>
      Mark all read
    </Button>
  );
}
