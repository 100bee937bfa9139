import { useSuspenseQueries } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useState, useTransition } from 'react';
import { type FeatureFilters, isFiltered, listInput } from '#components/features/feature-filters.ts';
import { FeatureRow } from '#components/features/feature-row.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ShownOf } from '#components/ui/shown-of.tsx';
import { SortHead, type Sorting } from '#components/ui/sort-head.tsx';
import { Table, TableBody, TableHead, TableHeader } from '#components/ui/table.tsx';
import type { FeatureColumn } from '#domain/lists.ts';
import type { AppRouter } from '#server/api/router.ts';

interface FeaturesTableProps {
  readonly filters: FeatureFilters;
  readonly onSort: Sorting<FeatureColumn>['onSort'];
  readonly onClear: () => void;
  readonly onCreate: (() => void) | undefined;
}

export function FeaturesTable(props: FeaturesTableProps) {
  return <Pages key={JSON.stringify(listInput(props.filters))} {...props} />;
}

type Place = NonNullable<inferRouterOutputs<AppRouter>['features']['list']['next']>;

function Pages({ filters, onSort, onClear, onCreate }: FeaturesTableProps) {
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
  const sorting = { sort: filters.sort, onSort };
  if (rows.length === 0)
    return <NoFeatures filtered={isFiltered(filters)} clear={onClear} create={onCreate} />;
  return (
    <>
      <Table aria-label="Features">
        <TableHeader>
          <tr>
            <SortHead column="name" usual="name" {...sorting}>
              Feature
            </SortHead>
            <SortHead column="stage" usual="stage" {...sorting}>
              Stage
            </SortHead>
            <TableHead className="sm:max-xl:hidden">Round</TableHead>
            <SortHead column="places" usual="-places" {...sorting}>
              Places
            </SortHead>
            <TableHead align="end">In</TableHead>
            <TableHead align="end">Waiting</TableHead>
            <SortHead column="demand" usual="-demand" align="end" {...sorting}>
              Asked for by
            </SortHead>
            <SortHead column="ends" usual="ends" className="pl-4 sm:max-lg:hidden" {...sorting}>
              Ends
            </SortHead>
            <TableHead className="sm:max-2xl:hidden">Product manager</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <FeatureRow key={row.id} row={row} />
          ))}
        </TableBody>
      </Table>
      <ShownOf
        shown={rows.length}
        total={pages[0]?.data.total ?? rows.length}
        what="features"
        more={
          next && (
            <Button
              className="max-sm:w-full"
              pending={fetching}
              onClick={() => startFetching(() => setAfters((before) => [...before, next]))}
            >
              Show more
            </Button>
          )
        }
      />
    </>
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
    <EmptyState whole action={create && <Button onClick={create}>Write the first one down</Button>}>
      A feature that customers can test starts here, with one sentence in their words.
    </EmptyState>
  );
}
