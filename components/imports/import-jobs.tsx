'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { type ImportJobRow, isOpen, linesDone } from '#components/imports/import-data.ts';
import { linesOf } from '#components/imports/progress-line.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowLink,
} from '#components/ui/table.tsx';

export function ImportJobs() {
  const trpc = useTRPC();
  const { data: jobs } = useSuspenseQuery(
    trpc.imports.list.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.some(isOpen) ? 2_000 : false),
    }),
  );
  if (jobs.length === 0) return null;
  return (
    <Section title="Imports">
      <Table aria-label="Imports">
        <TableHeader>
          <tr>
            <TableHead>File</TableHead>
            <TableHead>By</TableHead>
            <TableHead>When</TableHead>
            <TableHead>What came of it</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {jobs.map((job) => (
            <TableRow key={job.id}>
              <TableCell phone="main">
                <TableRowLink href={`/accounts/import?job=${job.id}`}>{job.fileName}</TableRowLink>
              </TableCell>
              <TableCell phone="none">{job.byName}</TableCell>
              <TableCell phone="aside">
                <RelativeTime at={job.createdAt} focusable={false} />
              </TableCell>
              <TableCell className="text-muted">{inWords(job)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

function inWords(job: ImportJobRow): string {
  const { created, changed, same, refused } = job.lines;
  if (isOpen(job)) return linesOf(linesDone(job), job.total);
  const parts = [`${created} new`, `${changed} changed`, `${same} the same`, `${refused} refused`];
  return job.status === 'cancelled' ? `Stopped: ${parts.join(', ')}` : parts.join(', ');
}
