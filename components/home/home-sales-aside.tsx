import { useSuspenseQuery } from '@tanstack/react-query';
import { HomeSalesEnding } from '#components/home/home-sales-ending.tsx';
import { HomeSalesRequests } from '#components/home/home-sales-requests.tsx';
import { useTRPC } from '#components/trpc/client.ts';

export function HomeSalesAside() {
  const trpc = useTRPC();
  const { data: home } = useSuspenseQuery(trpc.home.sales.queryOptions());
  return (
    <>
      <HomeSalesEnding ending={home.ending} />
      <HomeSalesRequests requests={home.requests} />
    </>
  );
}
