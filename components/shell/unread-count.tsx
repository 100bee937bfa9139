'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTRPC } from '#components/trpc/client.ts';

/** How many notices the reader has not read; nothing while there are none. */
export function UnreadCount({ className }: { readonly className?: string }) {
  return (
    <Suspense fallback={null}>
      <Count className={className} />
    </Suspense>
  );
}

function Count({ className }: { readonly className?: string | undefined }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.shell.counts.queryOptions());
  if (data.notices === 0) return null;
  return (
    <span className={className ?? 'text-sm font-semibold text-teal tabular-nums'}>
      {data.notices > 99 ? '99+' : data.notices}
      <span className="sr-only"> unread</span>
    </span>
  );
}
