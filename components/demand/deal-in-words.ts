import { moneyInShort } from '#components/features/money.ts';
import { dayInWords } from '#domain/dates.ts';

interface Deal {
  readonly dealValue: number | null;
  readonly dealCloseDate: string | null;
}

/** "$90k deal, closes 15 Jan"; empty when nothing is known of one. */
export function dealInWords({ dealValue, dealCloseDate }: Deal): string {
  const value = dealValue === null ? '' : `${moneyInShort(dealValue)} deal`;
  if (dealCloseDate === null) return value;
  const closes = `closes ${dayInWords(new Date(`${dealCloseDate}T00:00:00Z`), new Date())}`;
  return value ? `${value}, ${closes}` : `Deal ${closes}`;
}
