'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { countInWords } from '#components/features/count-in-words.ts';
import { ImportCounts } from '#components/imports/import-counts.tsx';
import { type ImportJobData, isOpen, linesDone } from '#components/imports/import-data.ts';
import { LineList } from '#components/imports/line-list.tsx';
import { linesOf, ProgressLine } from '#components/imports/progress-line.tsx';
import { RefusedSection } from '#components/imports/refused-section.tsx';
import { StopImport } from '#components/imports/stop-import.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

export function JobView({ jobId }: { readonly jobId: string }) {
  const trpc = useTRPC();
  const { data: job } = useSuspenseQuery(
    trpc.imports.job.queryOptions(
      { id: jobId },
      { refetchInterval: ({ state }) => (state.data && isOpen(state.data) ? 1_000 : false) },
    ),
  );
  const open = isOpen(job);
  return (
    <Page>
      <PageHeader
        crumb={{ label: 'Import accounts', href: '/accounts/import' }}
        title={job.fileName}
        rule={false}
        hint={
          <>
            {job.byName}, <RelativeTime at={job.createdAt} />
          </>
        }
        actions={
          open ? (
            <StopImport job={job} />
          ) : (
            <>
              <Button asChild>
                <Link href="/accounts/import">Import another file</Link>
              </Button>
              <Button asChild variant="primary">
                <Link href="/accounts">Go to the accounts</Link>
              </Button>
            </>
          )
        }
      />
      <div aria-live="polite">
        {open ? (
          <>
            <ProgressLine
              label={job.status === 'waiting' ? 'Waits for its turn' : 'Importing'}
              done={linesDone(job)}
              of={job.total}
              words={linesOf(linesDone(job), job.total)}
            />
            <p className="mt-2.5 text-sm text-muted">
              You can leave this page: the import goes on, and a notice says when it is done.
            </p>
          </>
        ) : (
          <Finished job={job} />
        )}
      </div>
      <ImportCounts counts={job.lines} />
      {job.lines.refused > 0 && <RefusedSection job={job} />}
      <Accounts title="New" accounts={job.created} count={job.lines.created} />
      <Accounts title="Changed" accounts={job.changed} count={job.lines.changed} />
    </Page>
  );
}

function Finished({ job }: { readonly job: ImportJobData }) {
  if (job.status === 'cancelled')
    return (
      <DecisionRail size="sheet" outcome="ended" title="It was stopped.">
        {linesOf(linesDone(job), job.total)} were looked at; what they changed stays.
      </DecisionRail>
    );
  return (
    <DecisionRail size="sheet" outcome="allowed" title="It is done.">
      {countInWords(job.total, 'line')} {job.total === 1 ? 'was' : 'were'} looked at.
    </DecisionRail>
  );
}

interface AccountsProps {
  readonly title: string;
  readonly accounts: ImportJobData['created'];
  readonly count: number;
}

function Accounts({ title, accounts, count }: AccountsProps) {
  if (accounts.length === 0) return null;
  return (
    <Section
      title={title}
      hint={accounts.length < count ? `The first ${accounts.length} of ${count.toLocaleString('en-US')}` : ''}
    >
      <LineList
        label={title}
        lines={accounts.map(({ id, key, name, detail }) => ({
          key: id,
          name,
          href: `/accounts/${encodeURIComponent(key)}`,
          detail,
        }))}
      />
    </Section>
  );
}
