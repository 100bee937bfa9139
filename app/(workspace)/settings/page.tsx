import type { Metadata } from 'next';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { SettingsScreen } from '#components/settings/settings-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function Settings() {
  await requireUser();
  prefetch(trpc.settings.show.queryOptions());
  return (
    <HydrateClient>
      <SettingsScreen />
    </HydrateClient>
  );
}
