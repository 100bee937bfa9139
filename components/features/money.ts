/** "$640", "$120k", "$1.2m". */
export function moneyInShort(dollars: number): string {
  if (dollars < 1000) return `$${dollars}`;
  if (dollars < 999_500) return `$${Math.round(dollars / 1000)}k`;
  return `$${(dollars / 1_000_000).toFixed(1).replace(/\.0$/, '')}m`;
}
