import type { Metadata } from 'next';
import { chooseOwnPassword } from '#app/(workspace)/settings/actions.ts';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { SettingsScreen } from '#components/settings/settings-screen.tsx';
import { permits } from '#domain/permissions.ts';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function Settings() {
  const { roles } = await requireUser();
  const mayManage = permits('manage_users', roles, {});
  prefetch(trpc.settings.show.queryOptions());
  prefetch(trpc.profile.show.queryOptions());
  if (mayManage) prefetch(trpc.sample.show.queryOptions());
  return (
    <HydrateClient>
      <SettingsScreen chooseOwnPassword={chooseOwnPassword} mayManage={mayManage} />
    </HydrateClient>
  );
}
