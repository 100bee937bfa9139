import type { Metadata } from 'next';
import Link from 'next/link';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { fetchOrNotFound, HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { ImportScreen } from '#components/imports/import-screen.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { refuseUnlessPermitted } from '#domain/permissions.ts';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Import accounts' };

const loadJob = createLoader({ job: parseAsString });
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default async function ImportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { roles } = await requireUser();
  const refusal = refuseUnlessPermitted('manage_users', roles, {});
  if (refusal) return <Refused sentence={refusal.sentence} />;
  const { job } = await loadJob(searchParams);
  if (job) await fetchOrNotFound(trpc.imports.job.queryOptions({ id: uuid.test(job) ? job : nobody }));
  else prefetch(trpc.imports.list.queryOptions());
  return (
    <HydrateClient>
      <ImportScreen />
    </HydrateClient>
  );
}

const nobody = '00000000-0000-4000-8000-000000000000';

function Refused({ sentence }: { readonly sentence: string }) {
  return (
    <Page>
      <PageHeader crumb={{ label: 'Accounts', href: '/accounts' }} title="Import accounts" rule={false} />
      <EmptyState
        action={
          <Button asChild>
            <Link href="/accounts">Go to the accounts</Link>
          </Button>
        }
      >
        {sentence}
      </EmptyState>
    </Page>
  );
}
