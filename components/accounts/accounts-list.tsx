'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { createSerializer, debounce, useQueryStates } from 'nuqs';
import { useDeferredValue, useMemo, useState } from 'react';
import { accountFilters, noAccountFilters } from '#components/accounts/account-filters.ts';
import { AccountsFilter } from '#components/accounts/accounts-filter.tsx';
import { AccountsTable } from '#components/accounts/accounts-table.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { useAskedInAddress } from '#components/shell/use-asked-in-address.ts';
import { Aging } from '#components/ui/aging.tsx';
import { Button } from '#components/ui/button.tsx';
import { accountViews } from '#components/views/default-views.ts';
import { ViewsMenu } from '#components/views/late-views-menu.tsx';

const NewAccountSheet = dynamic(
  () => import('#components/accounts/new-account-sheet.tsx').then((module) => module.NewAccountSheet),
  { ssr: false },
);

const inAddress = createSerializer(accountFilters);

interface AccountsListProps {
  readonly readerId: string;
  /** own: only accounts that they own themselves. */
  readonly mayCreate: 'no' | 'own' | 'any';
  readonly mayImport: boolean;
}

export function AccountsList({ readerId, mayCreate, mayImport }: AccountsListProps) {
  const [filters, setFilters] = useQueryStates(accountFilters, {
    history: 'replace',
    limitUrlUpdates: debounce(200),
  });
  const shown = useDeferredValue(filters);
  const [creating, setCreating] = useState<'never' | 'open' | 'closed'>('never');
  const create = mayCreate === 'no' ? undefined : () => setCreating('open');
  useAskedInAddress('new', () => create?.());
  // Each letter typed above would render every row again.
  const table = useMemo(
    () => (
      <AccountsTable
        filters={shown}
        readerId={readerId}
        onSort={(sort) => void setFilters({ sort })}
        onClear={() => void setFilters(noAccountFilters)}
        onCreate={mayCreate === 'no' ? undefined : () => setCreating('open')}
      />
    ),
    [shown, readerId, setFilters, mayCreate],
  );
  return (
    <Page>
      <PageHeader
        title="Accounts"
        rule={false}
        actions={
          <>
            {mayImport && (
              <Button asChild>
                <Link href="/accounts/import">Import</Link>
              </Button>
            )}
            {create && (
              <Button id={newAccountButton} variant="primary" kbd="c" onClick={create}>
                New account
              </Button>
            )}
          </>
        }
      />
      <AccountsFilter
        filters={filters}
        onChange={(next) => void setFilters(next)}
        views={<ViewsMenu screen="accounts" search={inAddress(filters)} defaults={accountViews} />}
      />
      <Aging stale={shown !== filters}>{table}</Aging>
      {mayCreate !== 'no' && creating !== 'never' && (
        <NewAccountSheet
          readerId={readerId}
          onlyOwn={mayCreate === 'own'}
          open={creating === 'open'}
          onOpenChange={(open) => setCreating(open ? 'open' : 'closed')}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            document.getElementById(newAccountButton)?.focus();
          }}
        />
      )}
    </Page>
  );
}

const newAccountButton = 'new-account';
