import { type inferParserType, parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { accountTiers, accountTypes } from '#domain/accounts.ts';

/** What of the list stands in the address. */
export const accountFilters = {
  text: parseAsString.withDefault(''),
  mine: parseAsBoolean.withDefault(false),
  plan: parseAsStringLiteral(accountTiers),
  type: parseAsStringLiteral(accountTypes),
};

export type AccountFilters = inferParserType<typeof accountFilters>;

export const noAccountFilters = { text: null, mine: null, plan: null, type: null };

const longestText = 120;

export function isFiltered(filters: AccountFilters): boolean {
  return Boolean(filters.text || filters.mine || filters.plan || filters.type);
}

export function listInput({ text, mine, plan, type }: AccountFilters) {
  const sought = text.trim().slice(0, longestText);
  return {
    ...(sought ? { text: sought } : {}),
    ...(mine ? { mine } : {}),
    ...(plan ? { tier: plan } : {}),
    ...(type ? { type } : {}),
  };
}
