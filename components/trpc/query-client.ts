import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query';
import { SuperJSON } from 'superjson';

/** What is in the data many times over is written once into the page. */
const wire = new SuperJSON({ dedupe: true });

/** Made once per request on the server and once per tab in the browser; pending queries stream to the browser. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: isWorthRetrying },
      // Nothing is sent later by itself: whoever pressed the button is told, and presses it again.
      mutations: { networkMode: 'always' },
      dehydrate: {
        serializeData: (data) => wire.serialize(data),
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === 'pending',
        shouldRedactErrors: () => false,
      },
      hydrate: { deserializeData: (written) => wire.deserialize(written) },
    },
  });
}

function isWorthRetrying(failures: number, error: unknown): boolean {
  const answered =
    error instanceof Error && 'data' in error && error.data !== undefined && error.data !== null;
  return !answered && failures < 2;
}
