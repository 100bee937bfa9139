'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';

/** For those who may have the trail verified: the way there. On a phone it is in the sheet of exports, where there is one. */
export function VerifyLink() {
  const trpc = useTRPC();
  const { data: choices } = useSuspenseQuery(trpc.timeline.choices.queryOptions());
  if (!choices.mayVerify) return null;
  return (
    <Button asChild variant="ghost" className={choices.exporting ? 'max-sm:hidden' : 'max-sm:px-3'}>
      <Link href="/timeline/verify">Verify</Link>
    </Button>
  );
}
