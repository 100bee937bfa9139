import 'server-only';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { TRPCError } from '@trpc/server';
import { createTRPCOptionsProxy, type TRPCQueryOptions } from '@trpc/tanstack-react-query';
import { notFound } from 'next/navigation';
import { cache, type ReactNode } from 'react';
import { makeQueryClient } from '#components/trpc/query-client.ts';
import { createContext } from '#server/api/context.ts';
import { appRouter } from '#server/api/router.ts';
import { currentUser } from '#server/auth/current-user.ts';

const getQueryClient = cache(makeQueryClient);

const requestContext = cache(() => createContext(currentUser));

export const trpc = createTRPCOptionsProxy({
  ctx: requestContext,
  router: appRouter,
  queryClient: getQueryClient,
});

// biome-ignore lint/suspicious/noExplicitAny: the adapter's own type of any query
type AnyQueryOptions = ReturnType<TRPCQueryOptions<any>>;

/** Starts the query and does not wait: what it answers streams into the page. */
export function prefetch(options: AnyQueryOptions): void {
  const infinite = options.queryKey[1]?.type === 'infinite';
  void (infinite
    ? getQueryClient().prefetchInfiniteQuery(options as never)
    : getQueryClient().prefetchQuery(options));
}

/** Waits for the query and shows the not-found page when there is no such thing; what it answers is hydrated too. */
export async function fetchOrNotFound<Options extends AnyQueryOptions>(options: Options) {
  try {
    return await getQueryClient().fetchQuery<
      Awaited<ReturnType<Extract<Options['queryFn'], (...given: never[]) => unknown>>>
    >(options as never);
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') notFound();
    throw error;
  }
}

export function HydrateClient({ children }: { readonly children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
