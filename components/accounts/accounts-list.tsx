'use client';

import dynamic from 'next/dynamic';
import { debounce, parseAsBoolean, useQueryState, useQueryStates } from 'nuqs';
import { Suspense, useDeferredValue, useEffect, useState } from 'react';
import { accountFilters, noAccountFilters } from '#components/accounts/account-filters.ts';
import { AccountsFilter } from '#components/accounts/accounts-filter.tsx';
import { AccountsTable } from '#components/accounts/accounts-table.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

const NewAccountSheet = dynamic(
  () => import('#components/accounts/new-account-sheet.tsx').then((module) => module.NewAccountSheet),
  { ssr: false },
);

interface AccountsListProps {
  readonly readerId: string;
  /** own: only accounts that they own themselves. */
  readonly mayCreate: 'no' | 'own' | 'any';
}

export function AccountsList({ readerId, mayCreate }: AccountsListProps) {
  const [filters, setFilters] = useQueryStates(accountFilters, {
    history: 'replace',
    limitUrlUpdates: debounce(200),
  });
  const shown = useDeferredValue(filters);
  const [asked, setAsked] = useQueryState('new', parseAsBoolean);
  const [creating, setCreating] = useState<'never' | 'open' | 'closed'>('never');
  const create = mayCreate === 'no' ? undefined : () => setCreating('open');
  useEffect(() => {
    if (!asked) return;
    setCreating('open');
    void setAsked(null);
  }, [asked, setAsked]);
  return (
    <Page>
      <PageHeader
        title="Accounts"
        rule={false}
        actions={
          create && (
            <Button id={newAccountButton} variant="primary" kbd="c" onClick={create}>
              New account
            </Button>
          )
        }
      />
      <AccountsFilter filters={filters} onChange={(next) => void setFilters(next)} />
      <Suspense fallback={<SkeletonRows rows={10} label="Loading accounts" />}>
        <AccountsTable
          filters={shown}
          stale={shown !== filters}
          readerId={readerId}
          onClear={() => void setFilters(noAccountFilters)}
          onCreate={create}
        />
      </Suspense>
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
