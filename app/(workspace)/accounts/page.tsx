import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { accountFilters, listInput } from '#components/accounts/account-filters.ts';
import { AccountsList } from '#components/accounts/accounts-list.tsx';
import { permits } from '#domain/permissions.ts';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Accounts' };

const loadFilters = createLoader(accountFilters);

export default async function AccountsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { id, roles } = await requireUser();
  prefetch(trpc.accounts.list.queryOptions(listInput(await loadFilters(searchParams))));
  const own = permits('edit_account', roles, { own: true });
  const any = permits('edit_account', roles, { team: true });
  return (
    <HydrateClient>
      <AccountsList
        readerId={id}
        mayCreate={any ? 'any' : own ? 'own' : 'no'}
        mayImport={permits('manage_users', roles, {})}
      />
    </HydrateClient>
  );
}
