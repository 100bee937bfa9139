import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { useTRPC } from '#components/trpc/client.ts';

const longest = 120;
const place = /^\/(accounts|features)\/([^/]+)/;

/** The account or the feature on whose page this is. */
export function useHere(): { readonly account?: string; readonly feature?: string } {
  const [, list, key] = place.exec(usePathname()) ?? [];
  if (!list || !key || (list === 'accounts' && key === 'import')) return {};
  return list === 'accounts' ? { account: decodeURIComponent(key) } : { feature: decodeURIComponent(key) };
}

/** What the server finds; while it looks, what it found before. */
export function useFound(text: string, here: ReturnType<typeof useHere>) {
  const trpc = useTRPC();
  const search = useQuery(
    trpc.search.everything.queryOptions(
      { text: text.slice(0, longest), here },
      {
        enabled: text !== '' || here.feature !== undefined,
        placeholderData: keepPreviousData,
        staleTime: 10_000,
        retry: 1,
      },
    ),
  );
  const isAnswer = !search.isPlaceholderData && !search.isPending;
  return {
    found: text !== '' || here.feature ? search.data : undefined,
    isWaiting: search.isFetching && !isAnswer,
    hasFailed: search.isError,
    tryAgain: () => void search.refetch(),
  };
}
