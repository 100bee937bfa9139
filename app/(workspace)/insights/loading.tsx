import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';

export default function InsightsLoading() {
  return (
    <Page>
      <PageHeader title="Time to unlock" />
      <Skeleton className="mt-4 h-9 w-72" />
      <Skeleton className="mt-6 h-24 w-full" />
      <SkeletonRows rows={8} label="Loading the figures" />
    </Page>
  );
}
