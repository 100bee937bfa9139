'use client';

import { CustomerSearch } from '#components/accounts/customer-search.tsx';
import { OpenedForMine } from '#components/demand/opened-for-mine.tsx';
import { HomeSalesAside } from '#components/home/home-sales-aside.tsx';
import { HomeSalesDecisions } from '#components/home/home-sales-decisions.tsx';
import { HomeSalesOffers } from '#components/home/home-sales-offers.tsx';
import { HomeSalesRecent } from '#components/home/home-sales-recent.tsx';
import { Columns } from '#components/page.tsx';

/** Sellers' home: first who is on the call, then what needs them. */
export function HomeSales() {
  return (
    <Columns
      side={
        <div className="xl:[&>section:first-child]:pt-1.5 xl:[&>section:first-child>div]:mb-4.5">
          <HomeSalesAside />
        </div>
      }
    >
      <h1 className="pb-4 text-2xl font-bold tracking-tight max-md:sr-only">Who is on the call?</h1>
      <CustomerSearch />
      <HomeSalesDecisions />
      <HomeSalesOffers />
      <OpenedForMine />
      <HomeSalesRecent />
    </Columns>
  );
}
