import { ColumnChart } from '#components/demand/column-chart.tsx';
import type { Insights } from '#components/insights/insights-screen.tsx';
import { MonthsChart, monthInWords } from '#components/insights/months-chart.tsx';
import { Section } from '#components/section.tsx';

/** Month by month: how long they took, and how many no engineer was asked for. */
export function InsightCharts({ months }: { readonly months: Insights['byMonth'] }) {
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <Section title="By month" hint="from the wish to their app">
        <MonthsChart months={months} />
      </Section>
      <Section title="Interruptions spared" hint="by month">
        <ColumnChart
          tellsLast
          title="Unlocks that no engineer was asked for, by month"
          heads={['Month', 'Spared']}
          columns={months.map(({ month, spared, unlocks }) => ({
            label: monthInWords(month),
            value: spared,
            words: `${spared} of ${unlocks}`,
          }))}
        />
      </Section>
    </div>
  );
}
