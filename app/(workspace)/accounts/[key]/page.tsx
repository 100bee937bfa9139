import type { Metadata } from 'next';
import { fetchOrNotFound, HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { AccountScreen } from '#components/accounts/account-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

interface AccountPageProps {
  readonly params: Promise<{ key: string }>;
}

export async function generateMetadata({ params }: AccountPageProps): Promise<Metadata> {
  await requireUser();
  const key = decodeURIComponent((await params).key);
  const { account } = await fetchOrNotFound(trpc.accounts.page.queryOptions({ key }));
  return { title: account.name };
}

export default async function AccountPage({ params }: AccountPageProps) {
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
