import type { Metadata } from 'next';
import { chooseOwnPassword } from '#app/(workspace)/settings/actions.ts';
import { signOutHere } from '#app/(workspace)/sign-out.ts';
import { begin, confirm, renewCodes, switchOff } from '#app/second-factor-acts.ts';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { SettingsScreen } from '#components/settings/settings-screen.tsx';
import { permits } from '#domain/permissions.ts';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Settings' };

interface SettingsProps {
  readonly searchParams: Promise<{ password?: string | string[] }>;
}

export default async function Settings({ searchParams }: SettingsProps) {
  const { roles } = await requireUser();
  const mayManage = permits('manage_users', roles, {});
  prefetch(trpc.settings.show.queryOptions());
  prefetch(trpc.profile.show.queryOptions());
  prefetch(trpc.sessions.own.queryOptions());
  prefetch(trpc.secondFactor.own.queryOptions());
  if (mayManage) prefetch(trpc.sample.show.queryOptions());
  if (mayManage) prefetch(trpc.secondFactor.holders.queryOptions());
  return (
    <HydrateClient>
      <SettingsScreen
        chooseOwnPassword={chooseOwnPassword}
        passwordChanged={(await searchParams).password === 'changed'}
        secondFactor={{ begin, confirm, renewCodes, switchOff }}
        signOut={signOutHere}
        mayManage={mayManage}
      />
    </HydrateClient>
  );
}
