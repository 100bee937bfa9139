'use client';

import { createSerializer, useQueryStates } from 'nuqs';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { ExportButton } from '#components/audit/export/export-button.tsx';
import { noFilter, type TimelineFilter, timelineParsers } from '#components/audit/timeline-filter.ts';
import { TimelineFilterBar } from '#components/audit/timeline-filter-bar.tsx';
import { TimelineList } from '#components/audit/timeline-list.tsx';
import { useZone } from '#components/audit/timeline-zone.ts';
import { TimelineZoneChoice } from '#components/audit/timeline-zone-choice.tsx';
import { VerifyLink } from '#components/audit/verify/verify-link.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Aging } from '#components/ui/aging.tsx';
import { timelineViews } from '#components/views/default-views.ts';
import { ViewsMenu } from '#components/views/late-views-menu.tsx';

const inAddress = createSerializer(timelineParsers);

export function TimelinePage({ readerId }: { readonly readerId: string }) {
  const [filter, setFilter] = useQueryStates(timelineParsers);
  /** Whoever filters leaves the event that an address led to. */
  const change = useCallback(
    (next: Partial<TimelineFilter>) => {
      const narrows = Object.keys(next).some((name) => name in noFilter);
      void setFilter(narrows ? { event: null, ...next } : next);
    },
    [setFilter],
  );
  const zone = useZone(filter.zone);
  const shown = useDeferredValue(filter);
  const shownZone = useDeferredValue(zone);
  const late = shown !== filter || shownZone !== zone;
  // Each letter typed beside it would render every event again.
  const list = useMemo(
    () => <TimelineList filter={shown} change={change} zone={shownZone} readerId={readerId} />,
    [shown, change, shownZone, readerId],
  );
  return (
    <Page>
      <PageHeader
        title="Timeline"
        hint="Every decision, who made it and why."
        actions={
          <>
            <TimelineZoneChoice filter={filter} change={change} />
            <ViewsMenu
              screen="timeline"
              search={inAddress({ ...filter, event: null, export: null })}
              defaults={timelineViews(readerId)}
            />
            <VerifyLink />
            <ExportButton filter={filter} change={change} zone={zone} />
          </>
        }
      />
      <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_17.5rem] xl:gap-x-9">
        <div className="xl:col-start-2 xl:row-start-1 xl:min-h-[calc(100dvh-9rem)] xl:border-l xl:border-rule xl:pl-6.5">
          <TimelineFilterBar filter={filter} change={change} />
        </div>
        <Aging stale={late} className="min-w-0 xl:col-start-1 xl:row-start-1">
          {list}
        </Aging>
      </div>
    </Page>
  );
}
