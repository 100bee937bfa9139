import { Columns, Page } from '#components/page.tsx';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';

/** The geometry of a feature's page while it is on its way. */
export function FeatureSkeleton() {
  return (
    <Page>
      <div className="pb-6">
        <Skeleton className="mb-3 h-4 w-16 max-md:hidden" />
        <Skeleton className="h-8 w-72 max-w-full" />
        <Skeleton className="mt-3 h-4 w-96 max-w-full" />
      </div>
      <div className="flex gap-6 max-md:flex-col max-md:gap-4">
        {['draft', 'alpha', 'beta', 'ga', 'retired'].map((stage) => (
          <div key={stage} className="grid flex-1 gap-2 pt-6 max-md:pt-0">
            <Skeleton className="w-16" />
            <Skeleton className="w-28" />
          </div>
        ))}
      </div>
      <Columns
        side={
          <div className="pt-7">
            <Skeleton className="mb-4 h-5 w-28" />
            <SkeletonRows rows={5} label="Loading the round" />
          </div>
        }
      >
        <div className="pt-7">
          <Skeleton className="mb-4 h-5 w-28" />
          <SkeletonRows rows={5} label="Loading who is in" />
        </div>
      </Columns>
    </Page>
  );
}
