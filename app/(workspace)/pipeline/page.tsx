import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { boardInput, pipelineFilters } from '#components/pipeline/pipeline-filters.ts';
import { PipelineScreen } from '#components/pipeline/pipeline-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Pipeline' };

const loadFilters = createLoader(pipelineFilters);

export default async function PipelinePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await requireUser();
  prefetch(trpc.pipeline.board.queryOptions(boardInput(await loadFilters(searchParams))));
  return (
    <HydrateClient>
      <PipelineScreen reader={{ id: user.id, roles: user.roles }} />
    </HydrateClient>
  );
}
