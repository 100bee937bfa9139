import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

const columns = ['draft', 'alpha', 'beta', 'ga'];

export function PipelineSkeleton() {
  return (
    <Page>
      <PageHeader title="Pipeline" rule={false} />
      <div className="mb-5 flex gap-4">
        <Skeleton className="h-9 w-64 max-sm:h-12" />
        <Skeleton className="h-9 w-72 max-sm:hidden" />
      </div>
      <div role="status" aria-label="Loading the pipeline" className="grid animate-late gap-4 sm:grid-cols-4">
        {columns.map((column) => (
          <div key={column} className="grid content-start gap-2.5 max-sm:not-first:hidden">
            <Skeleton className="mb-2 w-20" />
            <Skeleton className="h-36 w-full" />
            <Skeleton className="h-36 w-full" />
            <Skeleton className="h-36 w-full" />
          </div>
        ))}
      </div>
    </Page>
  );
}
