'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { debounce, useQueryStates } from 'nuqs';
import { useDeferredValue, useMemo } from 'react';
import type { Reader } from '#components/accounts/reader.ts';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { PipelineBoard } from '#components/pipeline/pipeline-board.tsx';
import { PipelineFilter } from '#components/pipeline/pipeline-filter.tsx';
import { boardInput, filterInput, pipelineFilters } from '#components/pipeline/pipeline-filters.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { Aging } from '#components/ui/aging.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export function PipelineScreen({ reader }: { readonly reader: Reader }) {
  const trpc = useTRPC();
  const [filters, setFilters] = useQueryStates(pipelineFilters, {
    history: 'replace',
    limitUrlUpdates: debounce(200),
  });
  const shown = useDeferredValue(filters);
  const { data } = useSuspenseQuery(trpc.pipeline.board.queryOptions(boardInput(shown)));
  const found = data.columns.some(({ total }) => total > 0);
  // Each letter typed above it would render every card again.
  const board = useMemo(
    () => (
      <PipelineBoard
        key={JSON.stringify(filterInput(shown))}
        board={data}
        filters={shown}
        reader={reader}
        onUnfold={(retired) => void setFilters(retired ? { retired } : { retired, stage: null })}
      />
    ),
    [data, shown, reader, setFilters],
  );
  return (
    <Page>
      <PageHeader
        title="Pipeline"
        hint="In each stage, what accounts ask for most stands first."
        rule={false}
      />
      {data.any ? (
        <>
          <PipelineFilter
            filters={filters}
            columns={data.columns}
            makers={data.makers}
            onChange={(next) => void setFilters(next)}
          />
          {found ? (
            <Aging stale={shown !== filters}>{board}</Aging>
          ) : (
            <EmptyState
              action={
                <Button
                  onClick={() => void setFilters({ text: null, owner: null, mine: null, blocked: null })}
                >
                  Show all
                </Button>
              }
            >
              No feature fits this.
            </EmptyState>
          )}
        </>
      ) : (
        <EmptyState
          action={
            <Button asChild>
              <Link href="/features">Write the first one down</Link>
            </Button>
          }
        >
          Every feature that customers can test goes its way here.
        </EmptyState>
      )}
    </Page>
  );
}
