'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { GuardMenu } from '#components/grants/guard-menu.tsx';
import { DropdownMenuItem } from '#components/ui/dropdown-menu.tsx';

const EditAccountSheet = dynamic(
  () => import('#components/accounts/edit-account-sheet.tsx').then((module) => module.EditAccountSheet),
  { ssr: false },
);
const ArchiveDialog = dynamic(
  () => import('#components/accounts/archive-dialog.tsx').then((module) => module.ArchiveDialog),
  { ssr: false },
);

interface AccountMenuProps {
  readonly page: AccountPageData;
  readonly features: readonly JudgedFeature[];
  /** Whether the reader may break the glass and exclude. */
  readonly guards: boolean;
  readonly defaultOpen?: boolean;
}

/** What is not done on a call: editing, archiving, and what goes past the usual way. */
export function AccountMenu({ page, features, guards, defaultOpen = false }: AccountMenuProps) {
  const [opened, setOpened] = useState<{ act: 'edit' | 'archive'; open: boolean; times: number }>();
  const show = (act: 'edit' | 'archive') =>
    setOpened((was) => ({ act, open: true, times: (was?.times ?? 0) + 1 }));
  const { account, mayEdit } = page;
  const edits = mayEdit && !account.archivedAt;
  if (!edits && !guards) return null;
  const hold = opened && {
    page,
    open: opened.open,
    onOpenChange: (open: boolean) => setOpened({ ...opened, open }),
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      (document.getElementById(menuId) ?? document.getElementById('main'))?.focus();
    },
  };
  return (
    <>
      <GuardMenu id={menuId} account={account} features={features} guards={guards} defaultOpen={defaultOpen}>
        {edits && (
          <>
            <DropdownMenuItem onSelect={() => show('edit')}>Edit account…</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => show('archive')}>Archive…</DropdownMenuItem>
          </>
        )}
      </GuardMenu>
      {hold && opened.act === 'edit' && <EditAccountSheet key={opened.times} {...hold} />}
      {hold && opened.act === 'archive' && <ArchiveDialog key={opened.times} {...hold} />}
    </>
  );
}

const menuId = 'account-menu';
