import { countInWords } from '#components/features/count-in-words.ts';
import { moneyInShort } from '#components/features/money.ts';
import { ownersInWords } from '#components/features/owners-in-words.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';

interface Affected {
  readonly accountKey: string;
  readonly accountName: string;
  readonly arr: number;
  readonly ownerName: string;
}

interface ImpactProps {
  /** Nothing while it is being counted. */
  readonly accounts: readonly Affected[] | undefined;
  /** What happens to them: "lose it at once". */
  readonly single: string;
  readonly many: string;
  readonly nobody: string;
  /** Left out when whoever it concerns is listed beside it. */
  readonly names?: boolean;
}

const namesShown = 5;

/** Whom it concerns before the click: how many, worth how much, whose they are, and who. */
export function Impact({ accounts, single, many, nobody, names = true }: ImpactProps) {
  if (!accounts)
    return (
      <div role="status" aria-label="Counting whom it concerns" className="grid gap-2">
        <Skeleton className="w-72 max-w-full" />
        <Skeleton className="w-44" />
      </div>
    );
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
      <p className="max-w-[68ch] text-sm text-muted">{ownersInWords(accounts)}</p>
      {names && (
        <ul className="mt-3 border-t border-rule">
          {accounts.slice(0, namesShown).map((account) => (
            <li key={account.accountKey} className="flex justify-between gap-4 border-b border-rule py-1.5">
              <span className="truncate font-semibold">{account.accountName}</span>
              <span className="text-muted tabular-nums">{moneyInShort(account.arr)}</span>
            </li>
          ))}
          {rest > 0 && <li className="pt-1.5 text-sm text-muted">and {countInWords(rest, 'other')}</li>}
        </ul>
      )}
    </div>
  );
}
