import { type inferParserType, parseAsBoolean, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { accountTiers, accountTypes } from '#domain/accounts.ts';
import { accountParts, accountSorts } from '#domain/lists.ts';

/** What of the list stands in the address. */
export const accountFilters = {
  text: parseAsString.withDefault(''),
  mine: parseAsBoolean.withDefault(false),
  plan: parseAsStringLiteral(accountTiers),
  type: parseAsStringLiteral(accountTypes),
  part: parseAsStringLiteral(accountParts),
  sort: parseAsStringLiteral(accountSorts).withDefault('name'),
};

export type AccountFilters = inferParserType<typeof accountFilters>;

export const noAccountFilters = { text: null, mine: null, plan: null, type: null, part: null, sort: null };

const longestText = 120;

export function isFiltered(filters: AccountFilters): boolean {
  return Boolean(filters.text || filters.mine || filters.plan || filters.type || filters.part);
}

export function listInput({ text, mine, plan, type, part, sort }: AccountFilters) {
  const sought = text.trim().slice(0, longestText);
  return {
    ...(sought ? { text: sought } : {}),
    ...(mine ? { mine } : {}),
    ...(plan ? { tier: plan } : {}),
    ...(type ? { type } : {}),
    ...(part ? { part } : {}),
    ...(sort === 'name' ? {} : { sort }),
  };
}
