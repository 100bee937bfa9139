import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import {
  LateHomeAdmin,
  LateHomeEngineer,
  LateHomePm,
  LateHomeViewer,
} from '#components/home/home-of-makers.tsx';
import { HomeSales } from '#components/home/home-sales.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export default async function HomePage() {
  const { id, roles } = await requireUser();
  const sells = roles.includes('sales') || roles.includes('sales_lead');
  const pm = roles.includes('pm');
  const engineer = roles.includes('engineer');
  const admin = roles.includes('admin');
  if (sells) prefetch(trpc.home.sales.queryOptions());
  if (sells) prefetch(trpc.demand.openedForMine.queryOptions());
  if (pm) prefetch(trpc.demand.byValue.queryOptions());
  if (pm) prefetch(trpc.home.pm.queryOptions());
  if (engineer) prefetch(trpc.home.engineer.queryOptions());
  if (admin) prefetch(trpc.home.admin.queryOptions());
  const works = sells || pm || engineer || admin;
  if (!works) prefetch(trpc.timeline.list.queryOptions({}));
  return (
    <HydrateClient>
      <Page>
        {!sells && <PageHeader title="Home" />}
        {sells && <HomeSales />}
        {pm && <LateHomePm />}
        {engineer && <LateHomeEngineer />}
        {admin && <LateHomeAdmin />}
        {!works && <LateHomeViewer readerId={id} />}
      </Page>
    </HydrateClient>
  );
}
