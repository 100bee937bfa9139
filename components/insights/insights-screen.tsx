'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { useDeferredValue } from 'react';
import { FiguresTable } from '#components/insights/figures-table.tsx';
import { InsightCharts } from '#components/insights/insight-charts.tsx';
import { insightDays, insightFilters } from '#components/insights/insight-filters.ts';
import { TotalFigures } from '#components/insights/total-figures.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { AppRouter } from '#server/api/router.ts';

export type Insights = inferRouterOutputs<AppRouter>['insights']['unlocks'];
export type Figures = Insights['total'];

const chips = insightDays.map((days) => ({
  value: `${days}`,
  label: days === 365 ? 'Last year' : `Last ${days} days`,
}));

export function InsightsScreen() {
  const trpc = useTRPC();
  const [filters, setFilters] = useQueryStates(insightFilters, { history: 'replace' });
  const shown = useDeferredValue(filters);
  const { data } = useSuspenseQuery(trpc.insights.unlocks.queryOptions(shown));
  return (
    <Page>
      <PageHeader
        title="Time to unlock"
        hint="From when a seller means it to the first answer “on” that the customer's app in production gets."
      />
      <ChipGroup
        label="Time"
        className="pt-4"
        chips={chips}
        value={`${filters.days}`}
        onValueChange={(value) =>
          void setFilters({ days: insightDays.find((days) => `${days}` === value) ?? null })
        }
      />
      {data.total.unlocks === 0 ? (
        <EmptyState
          className="mt-7"
          action={
            <Button asChild>
              <Link href="/accounts">Go to the accounts</Link>
            </Button>
          }
        >
          Nothing was unlocked in this time.
        </EmptyState>
      ) : (
        <div aria-busy={shown !== filters} className={shown === filters ? undefined : 'opacity-60'}>
          <TotalFigures total={data.total} />
          <InsightCharts months={data.byMonth} />
          <Section title="By feature">
            <FiguresTable
              label="By feature"
              head="Feature"
              rows={data.byFeature.map((one) => ({ ...one, href: `/features/${one.key}` }))}
            />
          </Section>
          <Section title="By team" hint="of the seller it was unlocked for">
            <FiguresTable
              label="By team"
              head="Team"
              rows={data.byTeam.map((one) => ({ ...one, name: one.name ?? 'No team' }))}
            />
          </Section>
        </div>
      )}
    </Page>
  );
}
