import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { signOutHere } from '#app/(workspace)/sign-out.ts';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { LiveUpdates } from '#components/live/live-updates.tsx';
import { Shell } from '#components/shell/shell.tsx';
import { TRPCReactProvider } from '#components/trpc/trpc-react-provider.tsx';
import { liveStartNow } from '#server/api/live.ts';
import { requireUser } from '#server/auth/current-user.ts';

export default async function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  const [{ id, name, email, roles }, since] = await Promise.all([requireUser(), liveStartNow()]);
  prefetch(trpc.shell.counts.queryOptions());
  return (
    <TRPCReactProvider>
      <NuqsAdapter>
        <HydrateClient>
          <LiveUpdates since={since} readerId={id} />
          <Shell person={{ id, name, email, roles }} signOut={signOutHere}>
            {children}
          </Shell>
        </HydrateClient>
      </NuqsAdapter>
    </TRPCReactProvider>
  );
}
