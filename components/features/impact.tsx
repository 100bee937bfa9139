import { countInWords } from '#components/features/count-in-words.ts';
import { moneyInShort } from '#components/features/money.ts';

interface Affected {
  readonly accountKey: string;
  readonly accountName: string;
  readonly arr: number;
}

interface ImpactProps {
  readonly accounts: readonly Affected[];
  /** What happens to them: "lose it at once". */
  readonly single: string;
  readonly many: string;
  readonly nobody: string;
}

const namesShown = 5;

/** Whom it concerns before the click: how many, worth how much, and who. */
export function Impact({ accounts, single, many, nobody }: ImpactProps) {
  if (accounts.length === 0) return <p className="max-w-[68ch]">{nobody}</p>;
  const total = accounts.reduce((sum, account) => sum + account.arr, 0);
  const rest = accounts.length - namesShown;
  return (
    <div>
      <p className="max-w-[68ch]">
        <strong className="font-bold">{countInWords(accounts.length, 'account')}</strong>, worth{' '}
        <strong className="font-bold">{moneyInShort(total)}</strong> a year,{' '}
        {accounts.length === 1 ? single : many}
      </p>
      <ul className="mt-3 border-t border-rule">
        {accounts.slice(0, namesShown).map((account) => (
          <li key={account.accountKey} className="flex justify-between gap-4 border-b border-rule py-1.5">
            <span className="truncate font-semibold">{account.accountName}</span>
            <span className="text-muted tabular-nums">{moneyInShort(account.arr)}</span>
          </li>
        ))}
        {rest > 0 && <li className="pt-1.5 text-sm text-muted">and {countInWords(rest, 'other')}</li>}
      </ul>
    </div>
  );
}
