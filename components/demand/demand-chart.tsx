import { ColumnChart } from '#components/demand/column-chart.tsx';
import type { DemandWeek } from '#components/demand/demand-data.ts';
import { moneyInShort } from '#components/features/money.ts';
import { dayInWords } from '#domain/dates.ts';

/** How many had asked by the end of each week. */
export function DemandChart({ weeks }: { readonly weeks: readonly DemandWeek[] }) {
  const last = weeks.at(-1);
  if (!last) return null;
  const monday = (week: string) => new Date(`${week}T00:00:00Z`);
  return (
    <ColumnChart
      className="mb-4"
      title={`Accounts that had asked, by week: ${accountsInWords(last.accounts)} by now`}
      heads={['Week of', 'Had asked']}
      columns={weeks.map((one) => ({
        label: dayInWords(monday(one.week), monday(last.week)),
        value: one.accounts,
        words: demandInWords(one),
      }))}
    />
  );
}

/** "6 accounts · $540k in deals · $790k a year" */
export function demandInWords({ accounts, arr, dealValue }: Omit<DemandWeek, 'week'>): string {
  return [
    accountsInWords(accounts),
    ...(dealValue > 0 ? [`${moneyInShort(dealValue)} in deals`] : []),
    ...(arr > 0 ? [`${moneyInShort(arr)} a year`] : []),
  ].join(' · ');
}

function accountsInWords(accounts: number): string {
  return accounts === 1 ? '1 account' : `${accounts} accounts`;
}
