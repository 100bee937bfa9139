import { useSuspenseQueries } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { type FeatureFilters, listInput } from '#components/features/feature-filters.ts';
import { FeatureRow } from '#components/features/feature-row.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Table, TableBody, TableHead, TableHeader } from '#components/ui/table.tsx';

interface FeaturesTableProps {
  readonly filters: FeatureFilters;
  /** What stands here answers an earlier question; the newer answer is on its way. */
  readonly stale: boolean;
  readonly onClear: () => void;
  readonly onCreate: (() => void) | undefined;
}

export function FeaturesTable(props: FeaturesTableProps) {
  return <Pages key={`${props.filters.stage} ${props.filters.text}`} {...props} />;
}

interface Place {
  readonly name: string;
  readonly id: string;
}

function Pages({ filters, stale, onClear, onCreate }: FeaturesTableProps) {
  const trpc = useTRPC();
  const [afters, setAfters] = useState<readonly (Place | undefined)[]>([undefined]);
  const [fetching, startFetching] = useTransition();
  const pages = useSuspenseQueries({
    queries: afters.map((after) =>
      trpc.features.list.queryOptions({ ...listInput(filters), ...(after ? { after } : {}) }),
    ),
  });
  const rows = pages.flatMap((page) => page.data.rows);
  const next = pages.at(-1)?.data.next;
  if (rows.length === 0)
    return <NoFeatures filtered={Boolean(filters.text || filters.stage)} clear={onClear} create={onCreate} />;
  return (
    <div aria-busy={stale}>
      <Table aria-label="Features">
        <TableHeader>
          <tr>
            <TableHead>Feature</TableHead>
            <TableHead>Stage</TableHead>
            <TableHead>Round</TableHead>
            <TableHead>Places</TableHead>
            <TableHead align="end">In</TableHead>
            <TableHead align="end">Waiting</TableHead>
            <TableHead align="end">Asked for by</TableHead>
            <TableHead className="pl-4">Product manager</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <FeatureRow key={row.id} row={row} />
          ))}
        </TableBody>
      </Table>
      {next && (
        <Button
          className="mt-5"
          pending={fetching}
          onClick={() => startFetching(() => setAfters((before) => [...before, next]))}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

interface NoFeaturesProps {
  readonly filtered: boolean;
  readonly clear: () => void;
  readonly create: (() => void) | undefined;
}

function NoFeatures({ filtered, clear, create }: NoFeaturesProps) {
  if (filtered)
    return <EmptyState action={<Button onClick={clear}>Show all</Button>}>No feature fits this.</EmptyState>;
  return (
    <EmptyState action={create && <Button onClick={create}>Write the first one down</Button>}>
      A feature that customers can test starts here, with one sentence in their words.
    </EmptyState>
  );
}
