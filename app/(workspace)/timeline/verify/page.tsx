import type { Metadata } from 'next';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { VerifyScreen } from '#components/audit/verify/verify-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Verify the trail' };

export default async function VerifyPage() {
  await requireUser();
  prefetch(trpc.trail.show.queryOptions());
  return (
    <HydrateClient>
      <VerifyScreen />
    </HydrateClient>
  );
}
