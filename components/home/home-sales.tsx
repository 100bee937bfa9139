'use client';

import { Suspense } from 'react';
import { CustomerSearch } from '#components/accounts/customer-search.tsx';
import { OpenedForMine } from '#components/demand/opened-for-mine.tsx';
import { HomeSalesAside } from '#components/home/home-sales-aside.tsx';
import { HomeSalesDecisions } from '#components/home/home-sales-decisions.tsx';
import { HomeSalesOffers } from '#components/home/home-sales-offers.tsx';
import { HomeSalesRecent } from '#components/home/home-sales-recent.tsx';
import { Columns } from '#components/page.tsx';
import { cn } from '#components/ui/class-names.ts';
import { SkeletonRows } from '#components/ui/skeleton.tsx';

/** The search stands at once; the lists come together when they are read, so that none pushes another down. */
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
      <Suspense fallback={<SkeletonList rows={6} label="Loading recent accounts" tall />}>
        <HomeSalesDecisions />
        <HomeSalesOffers />
        <OpenedForMine />
        <HomeSalesRecent />
      </Suspense>
    </Columns>
  );
}

interface SkeletonListProps {
  readonly rows: number;
  readonly label: string;
  /** On a phone it keeps what follows out of sight, whose place is not known yet. */
  readonly tall?: boolean;
}

function SkeletonList({ rows, label, tall = false }: SkeletonListProps) {
  return (
    <div className={cn('pt-16', tall && 'max-xl:min-h-dvh')}>
      <SkeletonRows rows={rows} label={label} />
    </div>
  );
}
