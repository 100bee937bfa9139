import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { signOutHere } from '#app/(workspace)/sign-out.ts';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { Shell } from '#components/shell/shell.tsx';
import { TRPCReactProvider } from '#components/trpc/trpc-react-provider.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export default async function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  const { name, email, roles } = await requireUser();
  prefetch(trpc.shell.counts.queryOptions());
  return (
    <TRPCReactProvider>
      <NuqsAdapter>
        <HydrateClient>
          <Shell person={{ name, email, roles }} signOut={signOutHere}>
            {children}
          </Shell>
        </HydrateClient>
      </NuqsAdapter>
    </TRPCReactProvider>
  );
}
