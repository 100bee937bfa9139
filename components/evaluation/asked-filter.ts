import type { inferRouterOutputs } from '@trpc/server';
import type { inferParserType } from 'nuqs/server';
import { parseAsStoredKey } from '#components/keys/key-in-address.ts';
import type { AppRouter } from '#server/api/router.ts';

export const askedParsers = {
  account: parseAsStoredKey,
  feature: parseAsStoredKey,
  environment: parseAsStoredKey,
};

export type AskedFilter = inferParserType<typeof askedParsers>;

/** What the server is asked. */
export function askedQuery({ account, feature, environment }: AskedFilter) {
  return {
    ...(account === null ? {} : { account }),
    ...(feature === null ? {} : { feature }),
    ...(environment === null ? {} : { environment }),
  };
}

export type AskedRow = inferRouterOutputs<AppRouter>['evaluation']['asked']['asked'][number];

export interface AskedTogether {
  readonly id: string;
  readonly first: AskedRow;
  /** The other features that the same app asked for at the same moment. */
  readonly others: readonly AskedRow[];
}

/** An app that asks for everything at once is one line, and not one for each feature. */
export function askedTogether(rows: readonly AskedRow[]): AskedTogether[] {
  const groups: { id: string; first: AskedRow; others: AskedRow[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const same =
      last?.first.accountKey === row.accountKey &&
      last.first.environmentKey === row.environmentKey &&
      last.first.lastAskedAt.getTime() === row.lastAskedAt.getTime();
    if (last && same) last.others.push(row);
    else
      groups.push({
        id: [row.environmentKey, row.accountKey, row.featureKey].join(' '),
        first: row,
        others: [],
      });
  }
  return groups;
}
