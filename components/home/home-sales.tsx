'use client';

import { Suspense } from 'react';
import { CustomerSearch } from '#components/accounts/customer-search.tsx';
import { OpenedForMine } from '#components/demand/opened-for-mine.tsx';
import { HomeSalesAside } from '#components/home/home-sales-aside.tsx';
import { HomeSalesDecisions } from '#components/home/home-sales-decisions.tsx';
import { HomeSalesOffers } from '#components/home/home-sales-offers.tsx';
import { HomeSalesRecent } from '#components/home/home-sales-recent.tsx';
import { Columns } from '#components/page.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

/** The search stands at once; the lists come when they are read. */
export function HomeSales() {
  return (
    <Columns
      side={
        <Suspense fallback={<SkeletonList rows={4} label="Loading what ends soon" />}>
          <HomeSalesAside />
        </Suspense>
      }
    >
      <h1 className="pb-4 text-2xl font-bold tracking-tight max-md:sr-only">Who is on the call?</h1>
      <CustomerSearch />
      <Suspense>
        <HomeSalesDecisions />
      </Suspense>
      <Suspense>
        <HomeSalesOffers />
      </Suspense>
      <Suspense>
        <OpenedForMine />
      </Suspense>
      <Suspense fallback={<SkeletonList rows={6} label="Loading recent accounts" />}>
        <HomeSalesRecent />
      </Suspense>
    </Columns>
  );
}

function SkeletonList({ rows, label }: { readonly rows: number; readonly label: string }) {
  return (
    <div className="pt-16">
      <SkeletonRows rows={rows} label={label} />
    </div>
  );
}
