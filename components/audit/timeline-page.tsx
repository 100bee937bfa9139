'use client';

import { useQueryStates } from 'nuqs';
import { Suspense, useDeferredValue } from 'react';
import { type TimelineFilter, timelineParsers } from '#components/audit/timeline-filter.ts';
import { TimelineFilterBar } from '#components/audit/timeline-filter-bar.tsx';
import { TimelineList } from '#components/audit/timeline-list.tsx';
import { useZone } from '#components/audit/timeline-zone.ts';
import { TimelineZoneChoice } from '#components/audit/timeline-zone-choice.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { cn } from '#components/ui/class-names.ts';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

export function TimelinePage({ readerId }: { readonly readerId: string }) {
  const [filter, setFilter] = useQueryStates(timelineParsers);
  const change = (next: Partial<TimelineFilter>) => void setFilter(next);
  const zone = useZone(filter.zone);
  const shown = useDeferredValue(filter);
  const shownZone = useDeferredValue(zone);
  const late = shown !== filter || shownZone !== zone;
  return (
    <Page>
      <PageHeader
        title="Timeline"
        hint="Every decision, who made it and why."
        actions={
          <div className="max-sm:hidden">
            <TimelineZoneChoice filter={filter} change={change} />
          </div>
        }
      />
      <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_17.5rem] xl:gap-x-9">
        <div className="xl:col-start-2 xl:row-start-1 xl:min-h-[calc(100dvh-9rem)] xl:border-l xl:border-rule xl:pl-6.5">
          <Suspense fallback={<SkeletonRows rows={2} />}>
            <TimelineFilterBar filter={filter} change={change} />
          </Suspense>
        </div>
        <div
          aria-busy={late}
          className={cn('min-w-0 transition-opacity xl:col-start-1 xl:row-start-1', late && 'opacity-60')}
        >
          <Suspense fallback={<SkeletonRows rows={12} />}>
            <TimelineList filter={shown} change={change} zone={shownZone} readerId={readerId} />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}
