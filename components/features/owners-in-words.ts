import { countInWords } from '#components/features/count-in-words.ts';

const ownersShown = 4;

/** "Accounts of The sales (2), The lead (1) and 1 other": whose customers it concerns, the most first. */
export function ownersInWords(accounts: readonly { readonly ownerName: string }[]): string {
  const counts = new Map<string, number>();
  for (const { ownerName } of accounts) counts.set(ownerName, (counts.get(ownerName) ?? 0) + 1);
  const owners = [...counts].toSorted(([one, a], [other, b]) => b - a || one.localeCompare(other));
  const shown = owners
    .slice(0, ownersShown)
    .map(([name, count]) => (owners.length === 1 ? name : `${name} (${count})`));
  const rest = owners.length - shown.length;
  const said = rest > 0 ? [...shown, countInWords(rest, 'other')] : shown;
  const listed = said.length > 1 ? `${said.slice(0, -1).join(', ')} and ${said.at(-1)}` : said.join('');
  return `${accounts.length === 1 ? 'Account' : 'Accounts'} of ${listed}`;
}
