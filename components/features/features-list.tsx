'use client';

import dynamic from 'next/dynamic';
import { createSerializer, debounce, useQueryStates } from 'nuqs';
import { useDeferredValue, useMemo, useState } from 'react';
import { featureFilters, noFeatureFilters } from '#components/features/feature-filters.ts';
import { FeaturesFilter } from '#components/features/features-filter.tsx';
import { FeaturesTable } from '#components/features/features-table.tsx';
import { KeyHint } from '#components/features/key-hint.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { useAskedInAddress } from '#components/shell/use-asked-in-address.ts';
import { Aging } from '#components/ui/aging.tsx';
import { Button } from '#components/ui/button.tsx';
import { featureViews } from '#components/views/default-views.ts';
import { ViewsMenu } from '#components/views/late-views-menu.tsx';

const NewFeatureSheet = dynamic(
  () => import('#components/features/new-feature-sheet.tsx').then((module) => module.NewFeatureSheet),
  { ssr: false },
);

const inAddress = createSerializer(featureFilters);

interface FeaturesListProps {
  readonly readerId: string;
  readonly mayCreate: boolean;
}

export function FeaturesList({ readerId, mayCreate }: FeaturesListProps) {
  const [filters, setFilters] = useQueryStates(featureFilters, {
    history: 'replace',
    limitUrlUpdates: debounce(200),
  });
  const shown = useDeferredValue(filters);
  const [creating, setCreating] = useState<'never' | 'open' | 'closed'>('never');
  const create = mayCreate ? () => setCreating('open') : undefined;
  useAskedInAddress('new', () => create?.());
  // Each letter typed above would render every row again.
  const table = useMemo(
    () => (
      <FeaturesTable
        filters={shown}
        onSort={(sort) => void setFilters({ sort })}
        onClear={() => void setFilters(noFeatureFilters)}
        onCreate={mayCreate ? () => setCreating('open') : undefined}
      />
    ),
    [shown, setFilters, mayCreate],
  );
  return (
    <Page>
      <PageHeader
        title="Features"
        rule={false}
        actions={
          create && (
            <Button id={newFeatureButton} variant="primary" aria-keyshortcuts="c" onClick={create}>
              New feature
              <KeyHint letter="c" />
            </Button>
          )
        }
      />
      <FeaturesFilter
        filters={filters}
        onChange={(next) => void setFilters(next)}
        views={<ViewsMenu screen="features" search={inAddress(filters)} defaults={featureViews} />}
      />
      <Aging stale={shown !== filters}>{table}</Aging>
      {creating !== 'never' && (
        <NewFeatureSheet
          readerId={readerId}
          open={creating === 'open'}
          onOpenChange={(open) => setCreating(open ? 'open' : 'closed')}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            document.getElementById(newFeatureButton)?.focus();
          }}
        />
      )}
    </Page>
  );
}

const newFeatureButton = 'new-feature';
