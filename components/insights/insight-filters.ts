import { parseAsNumberLiteral } from 'nuqs/server';

export const insightDays = [30, 90, 365] as const;

/** What of the page stands in the address. */
export const insightFilters = { days: parseAsNumberLiteral(insightDays).withDefault(90) };
