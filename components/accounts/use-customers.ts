'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSettled } from '#components/accounts/use-settled.ts';
import { useTRPC } from '#components/trpc/client.ts';

const restMs = 60;

/** Customers called like the text; `answered` once they are the answer to exactly this text. */
export function useCustomers(text: string) {
  const trpc = useTRPC();
  const settled = useSettled(text, restMs);
  const search = useQuery(
    trpc.search.everything.queryOptions(
      { text: settled },
      { enabled: settled !== '', placeholderData: keepPreviousData },
    ),
  );
  return {
    customers: text === '' ? [] : (search.data?.accounts ?? []),
    answered: settled === text && search.data !== undefined && !search.isPlaceholderData,
    failed: search.isError,
  };
}
