import type { Metadata } from 'next';
import { fetchOrNotFound, HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { AccountScreen } from '#components/accounts/account-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Unlock' };

interface GrantPageProps {
  readonly params: Promise<{ key: string; id: string }>;
}

/** The account's page; its sheet reads the grant from the address and stands open. */
export default async function GrantPage({ params }: GrantPageProps) {
  const { id, roles } = await requireUser();
  const { key: written, id: grantId } = await params;
  const key = decodeURIComponent(written);
  prefetch(trpc.demand.account.queryOptions({ key }));
  prefetch(trpc.exclusions.ofAccount.queryOptions({ key }));
  await Promise.all([
    fetchOrNotFound(trpc.accounts.page.queryOptions({ key })),
    fetchOrNotFound(trpc.grants.sheet.queryOptions({ grantId })),
  ]);
  return (
    <HydrateClient>
      <AccountScreen accountKey={key} reader={{ id, roles }} />
    </HydrateClient>
  );
}
