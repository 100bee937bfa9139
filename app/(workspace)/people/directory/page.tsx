import type { Metadata } from 'next';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { DirectoryScreen } from '#components/directory/directory-screen.tsx';
import { NotForYou } from '#components/people/not-for-you.tsx';
import { permits } from '#domain/permissions.ts';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Single sign-on and directory' };

export default async function Directory() {
  const { roles } = await requireUser();
  if (!permits('manage_users', roles, {})) return <NotForYou />;
  prefetch(trpc.directory.page.queryOptions());
  return (
    <HydrateClient>
      <DirectoryScreen />
    </HydrateClient>
  );
}
