import type { Metadata } from 'next';
import { fetchOrNotFound, HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { AccountScreen } from '#components/accounts/account-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Unlock' };

interface UnlockPageProps {
  readonly params: Promise<{ key: string; feature: string }>;
}

/** The account's page; its sheet reads the feature from the address and stands open. */
export default async function UnlockPage({ params }: UnlockPageProps) {
  const { id, roles } = await requireUser();
  const key = decodeURIComponent((await params).key);
  prefetch(trpc.demand.account.queryOptions({ key }));
  prefetch(trpc.exclusions.ofAccount.queryOptions({ key }));
  await fetchOrNotFound(trpc.accounts.page.queryOptions({ key }));
  return (
    <HydrateClient>
      <AccountScreen accountKey={key} reader={{ id, roles }} />
    </HydrateClient>
  );
}
