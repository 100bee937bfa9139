import { countInWords } from '#components/features/count-in-words.ts';
import { moneyInShort } from '#components/features/money.ts';
import type { ClosingData } from '#components/rounds/closing-data.ts';
import type { Fate } from '#components/rounds/fates.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Select } from '#components/ui/select.tsx';

const rowsShown = 100;

type Held = ClosingData['holders'][number];

interface FateListProps {
  readonly holders: readonly Held[];
  readonly fates: ReadonlyMap<string, Fate>;
  /** Until when an account has it that goes on; nothing when there is no further round. */
  readonly onwardUntil: ((holder: Held) => Date) | undefined;
  /** No further account fits into it. */
  readonly full: boolean;
  readonly onChoose: (grantId: string, fate: Fate) => void;
}

/** Each account with what becomes of it, the most valuable first. */
export function FateList({ holders, fates, onwardUntil, full, onChoose }: FateListProps) {
  const rest = holders.length - rowsShown;
  return (
    <ul aria-label="What becomes of each account" className="border-t border-ink">
      {holders.slice(0, rowsShown).map((holder) => {
        const { grantId, accountName, arr, expiresAt } = holder;
        const fate = fates.get(grantId);
        return (
          <li
            key={grantId}
            className="flex items-center justify-between gap-4 border-b border-rule py-1.5 max-sm:py-2"
          >
            <span className="min-w-0">
              <span className="block truncate font-semibold">{accountName}</span>
              <span className="block text-sm text-muted tabular-nums">
                {moneyInShort(arr)} ·{' '}
                {fate === 'carry' && onwardUntil ? (
                  <>
                    then until <RelativeTime at={onwardUntil(holder)} form="date" />
                  </>
                ) : (
                  <>
                    until <RelativeTime at={expiresAt} form="date" />
                  </>
                )}
              </span>
            </span>
            <Select
              aria-label={`What becomes of ${accountName}`}
              className="w-38 shrink-0"
              value={fate}
              onChange={(event) => onChoose(grantId, event.target.value as Fate)}
            >
              {onwardUntil && (
                <option value="carry" disabled={full && fate !== 'carry'}>
                  Goes on
                </option>
              )}
              <option value="end">Ends now</option>
              <option value="end_on">Ends on a day</option>
            </Select>
          </li>
        );
      })}
      {rest > 0 && (
        <li className="pt-2 text-sm text-muted">
          and {countInWords(rest, 'other')} of less value, as decided for all
        </li>
      )}
    </ul>
  );
}
