'use client';

import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { useDeferredValue } from 'react';
import { MarkAllRead } from '#components/notices/mark-all-read.tsx';
import { noticeParsers } from '#components/notices/notice-filter.ts';
import { NoticeList } from '#components/notices/notice-list.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';

const chips = [
  { value: 'all', label: 'All' },
  { value: 'unread', label: 'Unread' },
] as const;

export function NoticesScreen({ readerId }: { readonly readerId: string }) {
  const [filter, setFilter] = useQueryStates(noticeParsers);
  const shown = useDeferredValue(filter);
  return (
    <Page width="reading">
      <PageHeader
        title="Notices"
        hint="What happened that concerns you."
        actions={
          <>
            <MarkAllRead />
            <Button asChild>
              <Link href="/notices/settings">Choose what comes</Link>
            </Button>
          </>
        }
      />
      <ChipGroup
        label="Which notices"
        className="pt-4"
        chips={chips}
        value={filter.show ?? 'all'}
        onValueChange={(value) => void setFilter({ show: value === 'unread' ? 'unread' : null })}
      />
      <NoticeList filter={shown} readerId={readerId} showAll={() => void setFilter({ show: null })} />
    </Page>
  );
}
