import { fetchOrNotFound, HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import {
  LateHomeAdmin,
  LateHomeEngineer,
  LateHomePm,
  LateHomeViewer,
} from '#components/home/home-of-makers.tsx';
import { HomeSales } from '#components/home/home-sales.tsx';
import { LateFirstSteps } from '#components/home/late-first-steps.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { firstForYou } from '#components/requests/waiting-queries.ts';
import { permits } from '#domain/permissions.ts';
import { requireUser } from '#server/auth/current-user.ts';

export default async function HomePage() {
  const { id, name, roles } = await requireUser();
  const begins = await fetchOrNotFound(trpc.home.firstSteps.queryOptions());
  const steps = begins && <LateFirstSteps readerId={id} sellsOnlyOwn={!permits('edit_account', roles, {})} />;
  if (begins?.steps.untouched)
    return (
      <HydrateClient>
        <Page>
          <PageHeader
            title={`Welcome, ${name}`}
            hint={`The house is empty: this is where it begins.${roles.length > 3 ? ' You hold every role you need to try it all; take them away under Users and roles once others have them.' : ''}`}
          />
          {steps}
        </Page>
      </HydrateClient>
    );
  const sells = roles.includes('sales') || roles.includes('sales_lead');
  const pm = roles.includes('pm');
  const engineer = roles.includes('engineer');
  const admin = roles.includes('admin');
  if (sells) prefetch(trpc.home.sales.queryOptions());
  if (sells) prefetch(trpc.demand.openedForMine.queryOptions());
  if (sells) prefetch(trpc.requests.waiting.queryOptions(firstForYou));
  if (pm) prefetch(trpc.demand.byValue.queryOptions());
  if (pm) prefetch(trpc.home.pm.queryOptions());
  if (pm) prefetch(trpc.insights.lately.queryOptions());
  if (engineer) prefetch(trpc.home.engineer.queryOptions());
  if (admin) prefetch(trpc.home.admin.queryOptions());
  const works = sells || pm || engineer || admin;
  if (!works) prefetch(trpc.timeline.list.queryOptions({}));
  return (
    <HydrateClient>
      <Page>
        {!sells && <PageHeader title="Home" />}
        {steps && <div className="pb-9">{steps}</div>}
        {sells && <HomeSales />}
        {pm && <LateHomePm />}
        {engineer && <LateHomeEngineer />}
        {admin && <LateHomeAdmin />}
        {!works && <LateHomeViewer readerId={id} />}
      </Page>
    </HydrateClient>
  );
}
