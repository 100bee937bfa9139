'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { NoticeChoiceRow } from '#components/notices/notice-choice-row.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Table, TableBody, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';

export function NoticeChoicesScreen() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.notices.choices.queryOptions());
  const mail = data.mailTo
    ? `E-mail goes to ${data.mailTo}; once a day means at 7:00 UTC.`
    : 'E-mail is not set up here: your choices for it count as soon as it is.';
  return (
    <Page width="reading">
      <PageHeader
        crumb={{ label: 'Notices', href: '/notices' }}
        title="What you are told of"
        hint={`Each choice is kept at once. ${mail}`}
        rule={false}
      />
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>What</TableHead>
            <TableHead className="w-40">Among notices</TableHead>
            <TableHead className="w-40">By e-mail</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {data.choices.map((choice) => (
            <NoticeChoiceRow key={choice.kind} choice={choice} />
          ))}
        </TableBody>
      </Table>
    </Page>
  );
}
