'use client';

import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetchUnlockSheet, LateUnlockSheet } from '#components/access/late-unlock-sheet.tsx';
import { AccountFacts } from '#components/accounts/account-facts.tsx';
import { AccountSections } from '#components/accounts/account-sections.tsx';
import { accountTypeNames } from '#components/accounts/account-words.ts';
import { judgeFeatures } from '#components/accounts/judged-features.ts';
import { LateAccountMenu } from '#components/accounts/late-account-menu.tsx';
import { AccountThread } from '#components/accounts/late-parts.tsx';
import type { Reader } from '#components/accounts/reader.ts';
import { RestoreButton } from '#components/accounts/restore-button.tsx';
import { UnlockLinkNote } from '#components/accounts/unlock-link-note.tsx';
import { useFocusKept } from '#components/accounts/use-focus-kept.ts';
import { useOpenFeature } from '#components/accounts/use-open-feature.ts';
import { SomebodyAsked } from '#components/demand/somebody-asked.tsx';
import { GrantInAddress } from '#components/grants/grant-in-address.tsx';
import { useOnScreen } from '#components/live/on-screen.ts';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { SampleMark } from '#components/sample/sample-mark.tsx';
import { useRecent } from '#components/shell/recent.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { Badge } from '#components/ui/badge.tsx';
import { permits } from '#domain/permissions.ts';

const lookAgainMs = 15_000;

interface AccountScreenProps {
  readonly accountKey: string;
  readonly reader: Reader;
}

export function AccountScreen({ accountKey, reader }: AccountScreenProps) {
  const trpc = useTRPC();
  const { data: page } = useSuspenseQuery(
    trpc.accounts.page.queryOptions({ key: accountKey }, { refetchInterval: lookAgainMs }),
  );
  useFocusKept(page);
  useEffect(fetchUnlockSheet, []);
  const { openKey, show, hide } = useOpenFeature();
  const queryClient = useQueryClient();
  const judged = judgeFeatures(page);
  const { account } = page;
  useRecent(reader.id, { kind: 'account', key: account.key, name: account.name });
  useOnScreen({ accountId: account.id });
  const wanted =
    page.mayUnlock && judged.all.some((one) => one.feature.key === openKey) ? openKey : undefined;
  const visit = useVisit(wanted);
  const inSheet = judged.all.find((one) => one.feature.key === visit.key);

  function close() {
    hide();
    void queryClient.invalidateQueries({ queryKey: trpc.accounts.page.queryKey({ key: accountKey }) });
  }

  return (
    <>
      <Page
        asideLabel={`Timeline of ${account.name}`}
        aside={<AccountThread page={page} readerId={reader.id} />}
      >
        <PageHeader
          crumb={{ label: 'Accounts', href: '/accounts' }}
          title={account.name}
          beside={
            <>
              {account.type !== 'customer' && <Badge>{accountTypeNames[account.type]}</Badge>}
              {account.sample && <SampleMark />}
              {account.archivedAt && <Badge tone="amber">Archived</Badge>}
            </>
          }
          actions={
            <>
              {permits('record_interest', reader.roles, {}) && !account.archivedAt && (
                <SomebodyAsked account={account}>They asked for…</SomebodyAsked>
              )}
              {account.archivedAt && page.mayEdit && <RestoreButton account={account} />}
              <LateAccountMenu
                page={page}
                features={judged.all}
                guards={permits('break_glass', reader.roles, {})}
              />
            </>
          }
        />
        <UnlockLinkNote account={account} wanted={openKey} features={judged.all} mayUnlock={page.mayUnlock} />
        <AccountFacts page={page} />
        <AccountSections
          page={page}
          judged={judged}
          reader={reader}
          onUnlock={page.mayUnlock ? show : undefined}
        />
      </Page>
      <GrantInAddress readerId={reader.id} />
      {inSheet && (
        <LateUnlockSheet
          key={visit.count}
          account={account}
          contacts={page.contacts}
          judged={inSheet}
          open={wanted !== undefined}
          onClose={close}
        />
      )}
    </>
  );
}

/** Counts openings, so that each begins afresh, and remembers the last one while its sheet moves out. */
function useVisit(openKey: string | undefined) {
  const [visit, setVisit] = useState({ key: openKey, open: openKey !== undefined, count: 0 });
  const open = openKey !== undefined;
  if (open === visit.open && (!open || openKey === visit.key)) return visit;
  const next = { key: openKey ?? visit.key, open, count: open ? visit.count + 1 : visit.count };
  setVisit(next);
  return next;
}
