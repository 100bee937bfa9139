import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';

export default function AccountsLoading() {
  return (
    <Page>
      <PageHeader title="Accounts" rule={false} />
      <div className="mb-5 flex flex-wrap gap-3">
        <Skeleton className="h-9 w-64 max-sm:h-12" />
        <Skeleton className="h-9 w-96 max-sm:hidden" />
      </div>
      <SkeletonRows rows={10} label="Loading accounts" />
    </Page>
  );
}
