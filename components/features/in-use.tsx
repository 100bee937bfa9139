'use client';

import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { InUseRow } from '#components/features/in-use-row.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { Table, TableBody, TableHead, TableHeader } from '#components/ui/table.tsx';

/** Whether those who have it use it; those who need a nudge come first. Left out while nobody has it. */
export function InUse({ featureKey }: { readonly featureKey: string }) {
  const trpc = useTRPC();
  const [froms, setFroms] = useState<readonly number[]>([]);
  const [fetching, startFetching] = useTransition();
  const { data } = useSuspenseQuery(trpc.features.adoption.queryOptions({ key: featureKey }));
  const later = useSuspenseQueries({
    queries: froms.map((from) => trpc.features.adoption.queryOptions({ key: featureKey, from })),
  });
  if (data.total === 0) return null;
  const listed = [data, ...later.map((page) => page.data)];
  const rows = [...new Map(listed.flatMap((page) => page.rows).map((row) => [row.grantId, row])).values()];
  return (
    <Section title="In use" hint="the last 30 days" aside={nudges(data)}>
      <Table aria-label="In use">
        <TableHeader>
          <tr>
            <TableHead>Account</TableHead>
            <TableHead>First seen</TableHead>
            <TableHead>Last seen</TableHead>
            <TableHead>Day by day</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <InUseRow key={row.grantId} row={row} />
          ))}
        </TableBody>
      </Table>
      {listed.at(-1)?.more && (
        <Button
          className="mt-4"
          pending={fetching}
          onClick={() => startFetching(() => setFroms((before) => [...before, rows.length]))}
        >
          Show more
        </Button>
      )}
    </Section>
  );
}

function nudges({ total, toNudge }: { readonly total: number; readonly toNudge: number }): string {
  if (toNudge === 0) return 'Nobody needs a nudge';
  return `${toNudge} of ${total} ${toNudge === 1 ? 'needs' : 'need'} a nudge`;
}
