import { ColumnChart } from '#components/demand/column-chart.tsx';
import type { Insights } from '#components/insights/insights-screen.tsx';
import { Section } from '#components/section.tsx';
import { lasting } from '#domain/audit/phrases.ts';

/** Month by month: how long half of them took, and how many no engineer was asked for. */
export function InsightCharts({ months }: { readonly months: Insights['byMonth'] }) {
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <Section title="Half within" hint="by month">
        <ColumnChart
          tellsLast
          title="Median time to unlock by month"
          heads={['Month', 'Half within']}
          columns={months.map(({ month, p50Ms }) => ({
            label: monthInWords(month),
            value: p50Ms ?? 0,
            words: p50Ms === null ? 'no app has seen one' : lasting(p50Ms),
          }))}
        />
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

function monthInWords(month: string): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}
